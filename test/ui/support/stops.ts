/** What is looked at: the program in a real terminal, or without one. */
export interface Visited {
  readonly type: (keys: string) => void
  readonly shows: (wanted: string | RegExp) => Promise<void>
}

/** A screen in a state of its own, and how one gets there from the start, in English. */
export interface Stop {
  readonly name: string
  readonly go: (app: Visited) => Promise<void>
}

/** Keys, and what the screen shows when they have been heard. */
type Leg = readonly [keys: string, wanted?: string | RegExp]

const start: Leg = ['', 'Chapters']

const legs = (name: string, ...all: readonly Leg[]): Stop => ({
  name,
  go: async app => {
    for (const [keys, wanted] of [start, ...all]) {
      if (keys !== '') app.type(keys)
      if (wanted !== undefined) await app.shows(wanted)
    }
  },
})

/** A chapter is found by a word of it. */
const chapter = (word: string, wanted: string | RegExp): Leg => [`g/${word}\r\r`, wanted]
const mnist = chapter('2.3', 'tfnotes train')
const prices = chapter('stock-gru', 'tfnotes train')
const lab = (name: string): Leg => chapter(name, 'Parameters')
const runs: Leg = ['R', 'cd34']

/** The n-th run of the list, the newest first, and the key that is pressed on it. */
const ofRun = (name: string, at: number, ...more: readonly Leg[]): Stop =>
  legs(name, runs, ['j'.repeat(at)], ...more)

/** Every screen of the program, in each of the states that look differently. */
export const stops: readonly Stop[] = [
  legs('chapters'),
  legs('chapters, filtered', ['/2.3', '101,770']),
  legs('notes', chapter('2.3', 'tfnotes train'), ['n', 'Notes']),
  legs('lab', lab('gradient-descent')),
  legs('lab, tables', lab('activations')),
  legs('lab, a walk', lab('gradient-descent'), ['', 'arrived'], [',', 'step 39 of 40']),
  legs('lab, prompt', chapter('1.4', 'Tensors')),
  legs('chapter', mnist),
  legs('chapter of prices', prices),
  legs('chapter of own pictures', chapter('3.1', 'tfnotes train')),
  legs('pre-flight', mnist, ['f', '312 MB']),
  legs('learning rates', mnist, ['F', '0.002']),
  legs('pictures of the set', mnist, ['b', 'GENERATED']),
  legs('augmentation', mnist, ['v', 'epoch']),
  legs('check of the data', mnist, ['d', '24']),
  legs('layers', mnist, ['s', '100,480']),
  legs('code', mnist, ['c', 'keras']),
  legs('glossary', ['W', 'In the book']),
  legs('search', ['\x06dropout', 'Dropout']),
  legs('help', mnist, ['?', 'Keys']),
  legs('columns', prices, ['o', '107036.13']),
  legs('runs', runs),
  legs('runs, a query', runs, ['/lrr>1', /no .lrr/]),
  legs('runs, marked', runs, ['*', 'marked']),
  legs('runs, details', runs, ['d']),
  legs('label', runs, ['je', 'note']),
  legs('deleting', runs, ['jx', 'Delete']),
  legs('compare', runs, ['*c', 'tasks']),
  ofRun('live run', 0, ['\r', '1200/1875']),
  ofRun('run and settings', 0, ['\r', '1200/1875'], ['p', 'hidden units']),
  ofRun('run and layers', 0, ['\r', '1200/1875'], ['pp', '100,480']),
  ofRun('run and log', 0, ['\r', '1200/1875'], ['ppp', 'Log']),
  ofRun('run and system', 0, ['\r', '1200/1875'], ['pppp', 'System']),
  ofRun('crashed run', 4, ['\r', 'unexpectedly']),
  ofRun('going on', 1, ['\r', 'Done'], ['r', '5 more epochs']),
  ofRun('stop menu', 0, ['\r', '1200/1875'], ['s', 'detach']),
  ofRun('finished run', 1, ['\r', 'Done']),
  ofRun('weights', 1, ['\r', 'Done'], ['w', 'hidden/kernel']),
  ofRun('judgement', 1, ['i', '94.0%']),
  ofRun('judgement of each class', 1, ['i', '94.0%'], ['\t', '62.5%']),
  ofRun('mistakes', 1, ['i', '94.0%'], ['\t\t', '97']),
  ofRun('inside', 1, ['i', '94.0%'], ['\t\t', '97'], ['v', '91.0%']),
  ofRun('picture, a path', 1, ['a', 'digit-3.png']),
  ofRun('picture', 1, ['a', 'digit-3.png'], ['jj\r', '94.0%']),
  ofRun('pictures of a folder', 1, ['a', 'digit-3.png'], ['\x15/photos/\r', '41 pictures']),
  ofRun(
    'pictures that cannot be read',
    1,
    ['a', 'digit-3.png'],
    ['\x15/photos/\r', '41 pictures'],
    ['uu', 'broken'],
  ),
  ofRun(
    'mistakes of a cell',
    1,
    ['i', '94.0%'],
    [`jjj${'\x1b[C'.repeat(5)}`, '60.0%'],
    ['\r', '12 mistakes'],
  ),
  legs('measurements', runs, ['Gkkk'], ['a', 'setosa']),
  legs('letters', runs, ['G'], ['a', '90.0%']),
  legs('forecast', runs, ['Gk'], ['a', 'RMSE']),
  legs('gates', runs, ['Gk'], ['a', 'RMSE'], ['i', '240']),
  legs('run of prices', runs, ['Gk'], ['\r', 'finished']),
  legs('studies', ['S', 'sweep-mnist-20250301']),
  legs('study', ['S', 'sweep-mnist-20250301'], ['\r', '0.9788']),
  legs('doctor', ['D', 'Node']),
]
