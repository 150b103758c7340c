/**
 * Whole processes of the built program (build first), as a reader uses it: from a command to its end, with imports, reading
 * the data, validation, checkpoints and the answer; trainings beside the Keras program that `tfnotes code` prints of them, on
 * the same samples. Writes bench/results.json and docs/speed.md.
 *
 *   TFNOTES_DATA=<folder> npm run bench:whole -- [--python path] [--rounds 3] [--pictures 20000] [--dry]
 *
 * Keras takes part when --python or TFNOTES_PYTHON names a Python with TensorFlow. Rounds alternate, the median counts.
 */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import type {RunEvent} from '../src/runs/events.ts'
import {median} from '../src/system/median.ts'
import {loadDigits} from './digits.ts'
import {keepResults, type Parts, type WholeUse, writeResults} from './results.ts'
import {speedPage, wholeTablesOf} from './table.ts'

const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    rounds: {type: 'string', default: '3'},
    pictures: {type: 'string', default: '20000'},
    dry: {type: 'boolean', default: false},
  },
})
const rounds = Number(options.rounds)

/** Trainings that a reader of the notes begins with. */
const uses: readonly (readonly string[])[] = [
  ['mnist', '--epochs', '5'],
  ['cifar10', '--epochs', '1', '--train-samples', '10000', '--test-samples', '2000'],
  ['iris'],
]

/** What is shown of validation and checkpoints. */
const shared: readonly (readonly string[])[] = [
  ['mnist', '--epochs', '5'],
  ['fashion', '--epochs', '5'],
  ['lenet', '--epochs', '2', '--train-samples', '10000', '--test-samples', '2000'],
  ['cifar10', '--epochs', '2', '--train-samples', '10000', '--test-samples', '2000'],
  ['stock-lstm', '--epochs', '3'],
  ['iris'],
  ['letters-embedding-4'],
]

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tfnotes-whole-'))
const checkpoints = join(folder, 'checkpoints')
const env = {
  ...process.env,
  TFNOTES_CHECKPOINTS: checkpoints,
  XDG_CACHE_HOME: join(folder, 'cache'),
  KERAS_BACKEND: 'tensorflow',
}

/** @throws Error where it fails */
function run(command: string, args: readonly string[]) {
  const from = Date.now()
  const start = performance.now()
  const {status, stdout, stderr} = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.trim().split('\n').at(-1)}`)
  return {from, seconds: (performance.now() - start) / 1000, stdout}
}

const tfnotes = (...args: readonly string[]) => run(process.execPath, [program, ...args])

const eventsIn = (text: string): RunEvent[] =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

const eventOf = <Name extends RunEvent['event']>(events: readonly RunEvent[], name: Name) =>
  events.filter((one): one is Extract<RunEvent, {event: Name}> => one.event === name)

interface Trained {
  readonly seconds: number
  readonly parts: Parts
}

/** `tfnotes train … --json`, and where its time went. */
function train(use: readonly string[]): Trained {
  const {from, seconds, stdout} = tfnotes('train', ...use, '--json')
  const events = eventsIn(stdout)
  const [started] = eventOf(events, 'started')
  const [finished] = eventOf(events, 'finished')
  if (!started || !finished) throw new Error(`${use.join(' ')} did not train`)
  const epochs = eventOf(events, 'epoch')
  const training = epochs.reduce((sum, one) => sum + started.dataset.train / one.samplesPerSecond, 0)
  const whole = epochs.reduce((sum, one) => sum + one.seconds, 0)
  const made = statSync(join(checkpoints, started.run, 'run.json')).mtimeMs
  const parts = {
    launch: (made - from) / 1000,
    begin: (started.t - made) / 1000,
    training,
    validation: whole - training,
    saving: (finished.t - started.t) / 1000 - whole,
    ending: seconds - (finished.t - from) / 1000,
  }
  return {seconds, parts}
}

const mediansOf = (all: readonly Parts[]): Parts => {
  const of = (name: keyof Parts) => median(all.map(parts => parts[name]))
  return {
    launch: of('launch'),
    begin: of('begin'),
    training: of('training'),
    validation: of('validation'),
    saving: of('saving'),
    ending: of('ending'),
  }
}

function measureUse(use: readonly string[], index: number): WholeUse['uses'][number] {
  const [data, printed] = [`${index}.npz`, `${index}.py`]
  if (options.python) tfnotes('code', ...use, '--data', data, '--out', printed)
  const seen = Array.from({length: rounds}, () => ({
    ...(options.python && {keras: run(options.python, [printed]).seconds}),
    ...train(use),
  }))
  return {
    command: `tfnotes train ${use.join(' ')}`,
    ours: median(seen.map(({seconds}) => seconds)),
    ...(options.python && {keras: median(seen.map(({keras}) => Number(keras)))}),
    rounds: seen.map(({seconds, keras}) => ({ours: seconds, ...(keras !== undefined && {keras})})),
    parts: mediansOf(seen.map(({parts}) => parts)),
  }
}

function measureShares(use: readonly string[]): WholeUse['shares'][number] {
  const parts = mediansOf(Array.from({length: rounds}, () => train(use).parts))
  const {training, validation, saving} = parts
  const whole = training + validation + saving
  return {command: use.join(' '), validation: validation / whole, saving: saving / whole}
}

/** Pictures of digits, one class a folder, and all of them in one. */
async function writePictures(count: number): Promise<{readonly byClass: string; readonly all: string}> {
  const train = await loadDigits(count)
  const [byClass, all] = [join(folder, 'by-class'), join(folder, 'all')]
  for (const name of [all, ...Array.from({length: 10}, (_, digit) => join(byClass, String(digit)))])
    mkdirSync(name, {recursive: true})
  for (let i = 0; i < train.count; i++) {
    const raw = {width: 28, height: 28, channels: 1} as const
    const pixels = Uint8Array.from(train.x.subarray(i * 784, (i + 1) * 784))
    const png = await sharp(pixels, {raw}).png().toBuffer()
    writeFileSync(join(byClass, String(train.y[i]), `${i}.png`), png)
    writeFileSync(join(all, `${i}.png`), png)
  }
  return {byClass, all}
}

/** From the command until the run that it has left behind is over. */
function detached(use: readonly string[]): number {
  const {from, stdout} = tfnotes('train', ...use, '--detach', '--json')
  const {run} = JSON.parse(stdout)
  const events = eventsIn(tfnotes('attach', run, '--json').stdout)
  return ((events.at(-1)?.t ?? Number.NaN) - from) / 1000
}

async function measureCommands(): Promise<WholeUse['commands']> {
  const several = (command: string, measure: () => number) => ({
    command,
    seconds: median(Array.from({length: rounds}, measure)),
  })
  const plain = (...args: readonly string[]) =>
    several(`tfnotes ${args.join(' ')}`, () => tfnotes(...args).seconds)
  const once = (command: string, ...args: readonly string[]) => ({command, seconds: tfnotes(...args).seconds})
  const [use = []] = uses
  const count = Number(options.pictures)
  const {byClass, all} = await writePictures(count)
  const pictures = count.toLocaleString('en')
  const own = ['custom-dataset', '--images', byClass]
  const training = ['train', ...own, '--epochs', '1']
  const latest = 'latest:custom-dataset'
  return [
    plain('--version'),
    plain('runs'),
    plain('train', 'iris'),
    plain('train', ...use),
    several(`tfnotes train ${use.join(' ')} --detach, until it is back`, () => {
      const {seconds, stdout} = tfnotes('train', ...use, '--detach', '--json')
      tfnotes('attach', JSON.parse(stdout).run, '--json')
      return seconds
    }),
    several(`tfnotes train ${use.join(' ')} --detach, until the run is over`, () => detached(use)),
    plain('preflight', 'mnist'),
    once(`an epoch on a folder of ${pictures} pictures, the first time`, ...training),
    once('the same again', ...training),
    once('pre-flight on it', 'preflight', ...own),
    once('to classify one of them', 'classify', latest, join(all, '0.png')),
    once('to classify all of them', 'classify', latest, all, '--out', join(folder, 'all.csv')),
  ]
}

try {
  const whole = {
    measuredAt: new Date().toISOString(),
    uses: uses.map(measureUse),
    shares: shared.map(measureShares),
    commands: await measureCommands(),
  }
  const machines = keepResults({whole})
  console.log(wholeTablesOf(whole).join('\n\n'))
  if (!options.dry) {
    writeResults(machines)
    writeFileSync(new URL('../docs/speed.md', import.meta.url), speedPage(machines))
  }
} finally {
  rmSync(folder, {recursive: true, force: true})
}
