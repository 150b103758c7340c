/**
 * What the chapters of letters and prices learn beside Keras, each program with random numbers of its own: the letters'
 * accuracy after 100 epochs, and the test errors of the price networks in price units beside "tomorrow = today". Prints
 * tables and writes bench/sequences.json.
 *
 *   TFNOTES_DATA=<folder> npx tsx bench/sequences.ts [--python <path>] [--chapters a,b] [--seeds 1,2] [--preset name]
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {median} from '../src/system/median.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'bench', 'sequences.json')
const letters = ['letters-onehot-1', 'letters-onehot-4', 'letters-embedding-1', 'letters-embedding-4']
const prices = ['stock-rnn', 'stock-lstm', 'stock-gru']

const {values: options} = parseArgs({
  options: {
    chapters: {type: 'string', default: [...letters, ...prices].join()},
    seeds: {type: 'string', default: '1,2,3,4,5'},
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    preset: {type: 'string'},
    epochs: {type: 'string'},
  },
})

interface Errors {
  readonly rmse: number
  readonly mae: number
}
interface Trained {
  readonly accuracy?: number
  readonly best?: Errors
  readonly last?: Errors
  readonly naive?: Errors
  /** Training and test windows. */
  readonly windows?: readonly number[]
  readonly seconds: number
}

type Row = Readonly<Record<string, unknown>>

function run(command: string, args: readonly string[], env = process.env): Row[] {
  const {stdout, stderr, status} = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env,
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.slice(-2000)}`)
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))
}

const epochsOf = (chapter: string) => Number(options.epochs ?? (letters.includes(chapter) ? 100 : 50))

const inKeras = (chapter: string, seed: number): Trained =>
  run(options.python, ['bench/sequences-in-keras.py', chapter, String(seed), String(epochsOf(chapter))]).at(
    -1,
  ) as unknown as Trained

function inTfnotes(chapter: string, seed: number): Trained {
  const checkpoints = mkdtempSync(join(tmpdir(), 'tfnotes-sequences-'))
  try {
    const env = {...process.env, TFNOTES_CHECKPOINTS: checkpoints}
    const tfnotes = (...args: string[]) => run(process.execPath, ['dist/cli.js', ...args, '--json'], env)
    const preset = options.preset === undefined ? [] : ['--preset', options.preset]
    const start = performance.now()
    const events = tfnotes(
      'train',
      chapter,
      '--seed',
      String(seed),
      '--epochs',
      String(epochsOf(chapter)),
      ...preset,
    )
    const seconds = (performance.now() - start) / 1000
    const {accuracy} = events.findLast(({event}) => event === 'epoch') as {accuracy?: number}
    if (accuracy !== undefined) return {accuracy, seconds}
    const {dataset} = events.find(({event}) => event === 'started') as {
      dataset: {source: string; train: number; test: number}
    }
    if (dataset.source === 'generated') throw new Error('TFNOTES_DATA has no stock/SH600519.csv')
    const judged = (weights: 'best' | 'last') =>
      tfnotes('forecast', 'latest', '--days', '0', '--from', weights)[0] as {metrics: Errors; naive: Errors}
    const {metrics, naive} = judged('best')
    return {
      best: metrics,
      last: judged('last').metrics,
      naive,
      windows: [dataset.train, dataset.test],
      seconds,
    }
  } finally {
    rmSync(checkpoints, {recursive: true, force: true})
  }
}

const shown = (values: readonly (number | undefined)[], digits: number) =>
  values.map(value => (value ?? Number.NaN).toFixed(digits)).join(', ')

/** A row of the table: every seed's figure, and their median. */
function rowOf(chapter: string, program: string, trained: readonly Trained[]): string {
  const seconds = `${median(trained.map(one => one.seconds)).toFixed(1)} s`
  if (letters.includes(chapter)) {
    const perfect = trained.filter(({accuracy}) => accuracy === 1).length
    const accuracies = shown(
      trained.map(({accuracy}) => accuracy),
      3,
    )
    return `| ${chapter} | ${program} | ${accuracies} | ${perfect} of ${trained.length} at 1.0 | ${seconds} |`
  }
  const rmse = (which: 'best' | 'last') => trained.map(one => one[which]?.rmse ?? Number.NaN)
  const naive = trained[0]?.naive
  const beside = naive ? `; naive RMSE ${naive.rmse.toFixed(2)}, MAE ${naive.mae.toFixed(2)}` : ''
  const windows = trained[0]?.windows?.join(' + ') ?? ''
  return `| ${chapter}, ${windows} windows | ${program} | best ${shown(rmse('best'), 2)}; last ${shown(rmse('last'), 2)} | RMSE, median of best ${median(rmse('best')).toFixed(2)}${beside} | ${seconds} |`
}

const kept: Record<string, unknown> = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
const seeds = options.seeds.split(',').map(Number)
const programs = {tfnotes: inTfnotes, ...(options.python !== '' && {Keras: inKeras})}
console.log('| chapter | program | by seed | together | time of one run |')
console.log('|---|---|---|---|---|')
for (const chapter of options.chapters.split(',')) {
  const found: Record<string, readonly Trained[]> = {}
  for (const [program, train] of Object.entries(programs)) {
    found[program] = seeds.map(seed => train(chapter, seed))
    console.log(rowOf(chapter, program, found[program]))
  }
  kept[chapter] = {seeds, preset: options.preset, programs: found}
  writeFileSync(results, `${JSON.stringify(kept)}\n`)
}
