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
    {keys: ['y'], command: 'copy', rank: 12},
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
    {keys: ['w'], command: 'weights', rank: 11},
    {keys: ['c'], command: 'code', rank: 12},
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
    {keys: ['x', 'delete'], command: 'remove', rank: 9, show: ['x']},
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
