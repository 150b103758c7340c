/** One row of the key table: `command` is what the keys do; `rank` puts it into the footer, lowest first. */
export interface Binding {
  readonly keys: readonly string[]
  readonly command: string
  readonly rank?: number
  /** Keys the footer names, where it should not name them all. */
  readonly show?: readonly string[]
}

const move = {keys: ['up', 'down', 'k', 'j'], command: 'move', rank: 1, show: ['up', 'down']} as const
const moveInText = {keys: ['up', 'down'], command: 'move', rank: 2} as const
const page = {keys: ['pageup', 'pagedown', 'ctrl-u', 'ctrl-d'], command: 'page'} as const
const ends = {keys: ['home', 'end', 'g', 'G'], command: 'ends'} as const
const scroll = {...move, command: 'scroll'} as const
const back = {keys: ['escape'], command: 'back', rank: 90} as const
const cancel = {keys: ['escape'], command: 'cancel', rank: 90} as const
const erase = {keys: ['backspace', 'delete', 'ctrl-h'], command: 'erase'} as const
const eraseAll = {keys: ['ctrl-u'], command: 'eraseAll'} as const

/**
 * Every key of the program, by context: the screen on top, or the text field that has the keys there. Dispatch,
 * footer, `?` and docs/keys.md read this table and nothing else. What a text field does not find here is typed.
 */
export const keyTable = {
  everywhere: [
    {keys: ['?', 'f1'], command: 'help', rank: 99},
    {keys: ['R'], command: 'runs'},
    {keys: ['D'], command: 'doctor'},
    {keys: ['L'], command: 'language', rank: 97},
    {keys: ['q'], command: 'quit', rank: 98},
    {keys: ['ctrl-c'], command: 'leave'},
    {keys: ['ctrl-z'], command: 'suspend'},
    {keys: ['ctrl-l'], command: 'redraw'},
  ],
  chapters: [
    move,
    page,
    ends,
    {keys: ['enter', 'right', 'l'], command: 'open', rank: 2, show: ['enter']},
    {keys: ['n'], command: 'notes', rank: 3},
    {keys: ['/'], command: 'filter', rank: 4},
    {keys: ['R'], command: 'runs', rank: 5},
    {keys: ['escape'], command: 'clearFilter'},
  ],
  filter: [moveInText, {keys: ['enter'], command: 'keepFilter', rank: 1}, cancel, erase, eraseAll],
  chapter: [
    {...move, rank: 2},
    page,
    ends,
    {keys: ['left', 'right', 'h', 'l'], command: 'change', rank: 3, show: ['left', 'right']},
    {keys: ['tab', 'shift-tab'], command: 'step', show: ['tab']},
    {keys: ['t', 'enter'], command: 'train', rank: 1, show: ['t']},
    {keys: ['p'], command: 'preset', rank: 5},
    {keys: ['r'], command: 'reset', rank: 6},
    {keys: ['backspace', 'delete'], command: 'resetField'},
    {keys: ['f'], command: 'preflight', rank: 7},
    {keys: ['n'], command: 'notes', rank: 8},
    {keys: ['c'], command: 'code', rank: 9},
    {keys: ['s'], command: 'layers', rank: 10},
    {keys: ['a'], command: 'apply', rank: 11},
    {keys: ['b'], command: 'browse', rank: 12},
    {keys: ['o'], command: 'columns', rank: 12},
    {keys: ['v'], command: 'augmented', rank: 13},
    {keys: ['y'], command: 'copy', rank: 14},
    back,
  ],
  field: [
    {keys: ['enter'], command: 'commit', rank: 1},
    {keys: ['tab'], command: 'complete', rank: 3},
    moveInText,
    cancel,
    erase,
    eraseAll,
  ],
  run: [
    {keys: ['space'], command: 'pause', rank: 1},
    {keys: ['s'], command: 'stop', rank: 2},
    {keys: ['+', '=', '-', '_'], command: 'learningRate', rank: 3, show: ['+', '-']},
    {
      keys: ['left', 'right', 'h', 'l', 'shift-left', 'shift-right'],
      command: 'crosshair',
      rank: 4,
      show: ['left', 'right'],
    },
    {keys: ['home', 'end', 'g', 'G'], command: 'crosshairEnds'},
    {keys: ['z'], command: 'zoom', rank: 6},
    {keys: ['y'], command: 'log', rank: 7},
    {keys: ['m'], command: 'smooth', rank: 8},
    {keys: ['o'], command: 'overlay', rank: 9},
    {keys: ['e'], command: 'enlarge', rank: 10},
    {keys: ['a'], command: 'apply', rank: 5},
    {keys: ['i'], command: 'judge', rank: 11},
    {keys: ['v'], command: 'maps', rank: 12},
    {keys: ['w'], command: 'weights', rank: 13},
    {keys: ['c'], command: 'code', rank: 14},
    {keys: ['r'], command: 'resume'},
    back,
  ],
  runs: [
    move,
    page,
    ends,
    {keys: ['enter', 'right', 'l'], command: 'open', rank: 2, show: ['enter']},
    {keys: ['r'], command: 'resume', rank: 3},
    {keys: ['a'], command: 'apply', rank: 4},
    {keys: ['space'], command: 'mark', rank: 5},
    {keys: ['c'], command: 'compare', rank: 6},
    {keys: ['o'], command: 'sort', rank: 7},
    {keys: ['/'], command: 'filter', rank: 8},
    {keys: ['i'], command: 'judge', rank: 9},
    {keys: ['v'], command: 'maps', rank: 10},
    {keys: ['x', 'delete'], command: 'remove', rank: 11, show: ['x']},
    {keys: ['y'], command: 'copy'},
    back,
  ],
  path: [
    {keys: ['enter'], command: 'open', rank: 1},
    {keys: ['tab'], command: 'complete', rank: 2},
    {...moveInText, rank: 3},
    back,
    erase,
    eraseAll,
  ],
  picture: [
    {keys: ['enter', '/', 'o'], command: 'another', rank: 1, show: ['enter']},
    {keys: ['p'], command: 'prepare', rank: 2},
    {keys: ['i'], command: 'invert', rank: 3},
    {keys: ['up', 'down', 'k', 'j'], command: 'neighbour', rank: 4, show: ['up', 'down']},
    {keys: ['v'], command: 'maps', rank: 5},
    back,
  ],
  measure: [
    move,
    {
      keys: ['left', 'right', 'h', 'l', 'shift-left', 'shift-right'],
      command: 'change',
      rank: 2,
      show: ['left', 'right'],
    },
    {keys: ['s'], command: 'sample', rank: 3},
    back,
  ],
  judgement: [
    {keys: ['tab', 'shift-tab'], command: 'view', rank: 1, show: ['tab']},
    {...move, rank: 2},
    {keys: ['left', 'right', 'h', 'l'], command: 'sideways', rank: 3, show: ['left', 'right']},
    page,
    ends,
    {keys: ['v', 'enter'], command: 'maps', rank: 4, show: ['v']},
    back,
  ],
  maps: [
    move,
    page,
    ends,
    {keys: ['left', 'right', 'h', 'l'], command: 'nextPicture', rank: 2, show: ['left', 'right']},
    back,
  ],
  browse: [
    {
      keys: ['up', 'down', 'k', 'j', 'pageup', 'pagedown', 'space'],
      command: 'turn',
      rank: 1,
      show: ['up', 'down'],
    },
    ends,
    {keys: ['left', 'right', 'h', 'l'], command: 'classes', rank: 2, show: ['left', 'right']},
    {keys: ['t'], command: 'part', rank: 3},
    {keys: ['z'], command: 'pictureSize', rank: 4},
    back,
  ],
  augmented: [
    {
      keys: ['left', 'right', 'h', 'l', 'up', 'down', 'k', 'j'],
      command: 'nextPicture',
      rank: 1,
      show: ['left', 'right'],
    },
    back,
  ],
  letters: [
    {keys: ['right', 'tab'], command: 'continueOne', rank: 1, show: ['right']},
    {keys: ['enter'], command: 'continueMany', rank: 2},
    {keys: ['up', 'down'], command: 'units', rank: 3},
    {keys: ['backspace', 'delete', 'ctrl-h', 'left'], command: 'erase', rank: 4, show: ['backspace']},
    {...eraseAll, rank: 5},
    back,
  ],
  forecast: [
    {keys: ['+', '=', '-', '_'], command: 'days', rank: 1, show: ['+', '-']},
    {
      keys: ['left', 'right', 'h', 'l', 'shift-left', 'shift-right'],
      command: 'crosshair',
      rank: 2,
      show: ['left', 'right'],
    },
    {keys: ['home', 'end', 'g', 'G'], command: 'crosshairEnds'},
    {keys: ['z'], command: 'zoomDays', rank: 3},
    {keys: ['i'], command: 'gates', rank: 4},
    {keys: ['o'], command: 'otherFile', rank: 5},
    {keys: ['w'], command: 'save', rank: 6},
    back,
  ],
  gates: [
    {
      keys: ['left', 'right', 'h', 'l', 'shift-left', 'shift-right'],
      command: 'window',
      rank: 1,
      show: ['left', 'right'],
    },
    {keys: ['home', 'end', 'g', 'G'], command: 'ends'},
    {keys: ['tab', 'shift-tab'], command: 'gate', rank: 2, show: ['tab']},
    {keys: ['space'], command: 'layer', rank: 3},
    {keys: ['up', 'down', 'k', 'j', 'pageup', 'pagedown'], command: 'units', rank: 4, show: ['up', 'down']},
    back,
  ],
  columns: [
    {keys: ['left', 'right', 'h', 'l'], command: 'column', rank: 1, show: ['left', 'right']},
    {keys: ['enter', 't'], command: 'target', rank: 2, show: ['enter']},
    {keys: ['space'], command: 'feature', rank: 3},
    {keys: ['o', '/'], command: 'otherFile', rank: 4, show: ['o']},
    back,
  ],
  menu: [{...move, keys: ['up', 'down']}, {keys: ['enter'], command: 'choose', rank: 2}, cancel],
  reading: [scroll, page, ends, back],
  code: [
    scroll,
    page,
    ends,
    {keys: ['tab'], command: 'codeLanguage', rank: 2},
    {keys: ['s'], command: 'codeStyle', rank: 3},
    {keys: ['y'], command: 'copy', rank: 4},
    {keys: ['w'], command: 'save', rank: 5},
    back,
  ],
} as const satisfies Record<string, readonly Binding[]>

export type Context = keyof typeof keyTable
export type CommandOf<C extends Context> = (typeof keyTable)[C][number]['command']
export type Command = CommandOf<Context>
