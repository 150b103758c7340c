/**
 * What the picture chapters learn beside Keras: the same networks on the same real pictures, each program with random
 * numbers of its own. Prints a table of losses and accuracies and writes bench/accuracy.json.
 *
 *   TFNOTES_DATA=<folder> npm run bench:accuracy -- --python <path> [--chapters a,b]
 */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {median} from '../src/system/median.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'bench', 'accuracy.json')

interface Case {
  readonly chapter: string
  readonly dataset: string
  readonly epochs: number
  readonly seeds: readonly number[]
  readonly trainSamples?: number
  readonly testSamples?: number
  readonly augment?: boolean
}

const few = {dataset: 'cifar10', epochs: 3, seeds: [1], trainSamples: 2000, testSamples: 1000}
const cases: readonly Case[] = [
  {chapter: 'cifar10', dataset: 'cifar10', epochs: 9, seeds: [1, 2, 3]},
  {chapter: 'lenet', dataset: 'cifar10', epochs: 3, seeds: [1, 2, 3]},
  {chapter: 'augmentation', dataset: 'mnist', epochs: 5, seeds: [1, 2, 3], augment: true},
  {chapter: 'inception10', dataset: 'cifar10', epochs: 3, seeds: [1, 2, 3]},
  {chapter: 'alexnet', ...few},
  {chapter: 'vgg16', ...few},
  {chapter: 'resnet18', ...few},
]

interface Epoch {
  readonly loss: number
  readonly accuracy: number
  readonly valLoss: number
  readonly valAccuracy: number
}
interface Trained {
  readonly epochs: readonly Epoch[]
  readonly seconds: number
}

const {values: options} = parseArgs({
  options: {
    chapters: {type: 'string', default: cases.map(({chapter}) => chapter).join()},
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
  },
})

function run(command: string, args: readonly string[], env = process.env): string {
  const {stdout, stderr, status} = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env,
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.slice(-2000)}`)
  return stdout
}

function inKeras(one: Case, seed: number): Trained {
  const told = run(options.python, ['bench/accuracy-in-keras.py', JSON.stringify({...one, seed})])
  return JSON.parse(told.trim().split('\n').at(-1) ?? '')
}

function inTfnotes({chapter, dataset, epochs, trainSamples, testSamples}: Case, seed: number): Trained {
  const checkpoints = mkdtempSync(join(tmpdir(), 'tfnotes-accuracy-'))
  try {
    const flags = {epochs, seed, dataset, 'train-samples': trainSamples, 'test-samples': testSamples}
    const given = Object.entries(flags).flatMap(([flag, value]) =>
      value === undefined ? [] : [`--${flag}`, String(value)],
    )
    const env = {...process.env, TFNOTES_CHECKPOINTS: checkpoints}
    const train = ['dist/cli.js', 'train', chapter, ...given, '--validation-freq', '1', '--json']
    const events = run(process.execPath, train, env)
      .trim()
      .split('\n')
      .map(row => JSON.parse(row))
    const started = events.find(({event}) => event === 'started')
    if (started.dataset.source === 'generated') throw new Error(`TFNOTES_DATA has no ${dataset}`)
    return {
      epochs: events.filter(({event}) => event === 'epoch'),
      seconds: events.find(({event}) => event === 'finished').seconds,
    }
  } finally {
    rmSync(checkpoints, {recursive: true, force: true})
  }
}

const bestOf = ({epochs}: Trained) => Math.max(...epochs.map(({valAccuracy}) => valAccuracy))

const kept: Record<string, unknown> = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
const wanted = options.chapters.split(',')
console.log(
  '| chapter | pictures | epochs | program | seeds | loss, first to last epoch | best validation accuracy |',
)
console.log('|---|---|---|---|---|---|---|')
for (const one of cases.filter(({chapter}) => wanted.includes(chapter))) {
  const programs = {tfnotes: inTfnotes, ...(options.python !== '' && {Keras: inKeras})}
  const found: Record<string, readonly Trained[]> = {}
  for (const [program, train] of Object.entries(programs)) {
    const trained = one.seeds.map(seed => train(one, seed))
    found[program] = trained
    const [first] = trained
    const losses = [first?.epochs[0]?.loss, first?.epochs.at(-1)?.loss]
      .map(loss => loss?.toFixed(3))
      .join(' → ')
    const accuracies = trained.map(each => bestOf(each).toFixed(4)).join(', ')
    const middle = trained.length > 1 ? `, median ${median(trained.map(bestOf)).toFixed(4)}` : ''
    const {chapter, epochs, seeds, trainSamples} = one
    console.log(
      `| ${chapter} | ${trainSamples ?? 'all'} | ${epochs} | ${program} | ${seeds.join(' ')} | ${losses} | ${accuracies}${middle} |`,
    )
  }
  kept[one.chapter] = {...one, programs: found}
  writeFileSync(results, `${JSON.stringify(kept)}\n`)
}
