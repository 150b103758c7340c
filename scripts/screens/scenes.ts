import type {Text} from '../../src/ui/text/text.ts'

/** Trained before the pictures are taken, one command of `tfnotes` each. */
export const trained: readonly string[] = [
  'train iris --seed 1',
  'train lenet --epochs 10 --train-samples 10000 --test-samples 2000 --seed 1',
  'train letters-onehot-1 --seed 1',
  'train stock-gru --epochs 3 --seed 1',
  'sweep mnist --learning-rate 0.0003,0.001,0.003 --seeds 2 --epochs 6 --train-samples 2000 --test-samples 500',
  'train mnist --seed 1',
]

/** Keys, and what stands on the screen when they have been heard. */
export interface Press {
  readonly keys: string
  /** @default nothing moves any more */
  readonly until?: (text: Text) => string | RegExp
  /** Milliseconds for what comes after that, pictures for example. @default 200 */
  readonly settle?: number
}

/** A screen of the program, and how one comes to it from the list of chapters. */
export interface Scene {
  /** The picture's name. */
  readonly name: string
  readonly press: readonly Press[]
  /** Columns of the terminals whose pictures stand in docs. @default none */
  readonly inDocs?: readonly number[]
}

const key = (keys: string, until?: (text: Text) => string | RegExp): Press => ({
  keys,
  ...(until && {until}),
})

/** Long enough for a helper that computes. */
const settled: Press = {keys: '', settle: 3000}

const chapter = (section: string): readonly Press[] => [key('g'), key(`/${section}\r`), key('\r')]
const mnist = chapter('2.3')
/** The first run of a kind in the list. */
const run = (chapterId: string): readonly Press[] => [
  key('R', () => /-\d{8}-/),
  key(`/chapter:${chapterId}\r`),
]

export const scenes: readonly Scene[] = [
  {name: 'chapters', inDocs: [80], press: [key('/2.3\r')]},
  {name: 'lab', inDocs: [80], press: [...chapter('1.3'), key('', text => text.lab.parameters)]},
  {name: 'tables', press: [...chapter('1.7'), key('', text => text.lab.parameters)]},
  {name: 'tensors', press: [...chapter('1.4'), key('reshape(range(6), [2, 3])\r')]},
  {name: 'chapter', inDocs: [120], press: [...mnist, key('', text => text.chapter.command)]},
  {name: 'notes', press: [...mnist, key('n', text => text.notes.title)]},
  {name: 'code', press: [...mnist, key('c', () => 'keras')]},
  {name: 'layers', press: [...mnist, key('s', () => '100,480')]},
  {name: 'help', press: [...mnist, key('?', text => text.help.title)]},
  {name: 'runs', press: [key('R', () => /-\d{8}-/)]},
  {name: 'compare', press: [...run('mnist'), key(' '), key(' '), key('c')]},
  {name: 'run', inDocs: [80, 120], press: [...run('mnist'), key('\r', () => '8/8')]},
  {name: 'run-of-prices', press: [...run('stock-gru'), key('\r', () => '3/3')]},
  {name: 'judgement', press: [...run('lenet'), key('i', () => /\d\d\.\d%/), settled]},
  {name: 'mistakes', press: [...run('lenet'), key('i', () => /\d\d\.\d%/), key('\t\t'), settled]},
  {name: 'maps', press: [...run('lenet'), key('v', () => /conv/i), settled]},
  {name: 'weights', press: [...run('lenet'), key('\r', () => '10/10'), key('w', () => 'kernel'), settled]},
  {name: 'forecast', press: [...run('stock-gru'), key('a', () => 'RMSE'), settled]},
  {
    name: 'gates',
    inDocs: [80],
    press: [
      ...run('stock-gru'),
      key('a', () => 'RMSE'),
      key('i', text => new RegExp(text.gates.window('\\d+', '\\d+'))),
      settled,
    ],
  },
  {name: 'letters', press: [...run('letters-onehot-1'), key('a', () => '%'), settled]},
  {name: 'measure', press: [...run('iris'), key('a', () => '%'), settled]},
  {name: 'studies', press: [key('S', () => 'sweep-')]},
  {name: 'study', press: [key('S', () => 'sweep-'), key('\r', () => '±'), settled]},
  {name: 'glossary', press: [key('W')]},
  {name: 'search', press: [key('\x06'), key('dropout')]},
  {name: 'doctor', press: [key('D', () => 'Node')]},
]

export const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
] as const
