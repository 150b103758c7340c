import type {Language} from '../../src/text/localised.ts'
import type {Press} from '../walk/step.ts'

/** Trained before the pictures are taken, one command of `tfnotes` each. */
export const trained: readonly string[] = [
  'train iris --seed 1',
  'train mnist --epochs 8 --train-samples 6000 --test-samples 1000 --units 64 --seed 1',
  'train mnist --epochs 8 --train-samples 6000 --test-samples 1000 --learning-rate 0.003 --seed 1',
  'train lenet --epochs 4 --train-samples 3000 --test-samples 1000 --seed 1',
  'train stock-gru --epochs 3 --seed 1',
]

/** Some screens of the program, one after another in the same terminal. */
export interface Scene {
  /** The picture's name. */
  readonly name: string
  readonly press: readonly Press[]
}

const esc = '\x1b'

/** What leads from wherever one is to the list of chapters. */
const home: readonly Press[] = [{keys: esc}, {keys: esc}, {keys: esc}, {keys: esc}]

const run = (keys: string, until: Press['until']): Press => ({keys, ...(until !== undefined && {until})})

export const scenes: readonly Scene[] = [
  {name: 'chapters', press: [run('', {en: 'Chapters', zh: '章节'})]},
  {name: 'lab', press: [run('/1.3\r', '1.3'), run('\r', {en: 'Parameters', zh: '参数'})]},
  {
    name: 'chapter',
    press: [...home, run(esc, undefined), run('/2.3\r', '101,770'), run('\r', 'tfnotes train')],
  },
  {name: 'notes', press: [run('n', undefined)]},
  {name: 'code', press: [run(`${esc}`, undefined), run('c', 'keras')]},
  {name: 'layers', press: [run(`${esc}`, undefined), run('s', '100,480')]},
  {name: 'help', press: [run(`${esc}`, undefined), run('?', undefined)]},
  {name: 'runs', press: [...home, run('R', /mnist-\d/)]},
  {
    name: 'compare',
    press: [run('/mnist\r', undefined), run(' ', undefined), run(' ', undefined), run('c', undefined)],
  },
  {name: 'run', press: [run(esc, undefined), run('g', undefined), run('\r', '8/8')]},
  {name: 'judgement', press: [run('i', /9\d\.\d%/)]},
  {name: 'maps', press: [run('\t\t', undefined), run('v', '%')]},
  {name: 'studies', press: [...home, run('S', undefined)]},
  {name: 'doctor', press: [...home, run('D', undefined)]},
]

export const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
] as const

export const languages: readonly Language[] = ['en', 'zh']
