/**
 * Milliseconds per training step of every chapter: Keras (as it comes, with oneDNN, which TensorFlow leaves off on some
 * processors, and on JAX), PyTorch, tfjs-node's `fit`, tfjs-node through tfnotes, stock tfjs-wasm's `fit`, and tfnotes on
 * its own engine, beside the engine's product of two large matrices, from which the floor of a step follows.
 * Writes bench/results.json, the table between README's markers, and docs/speed.md with all the rest.
 *
 *   npm run bench -- [--chapters a,b] [--rounds 3] [--python path] [--jax path] [--torch path] [--native folder]
 *     [--scaling] [--dry]
 *
 * Every contender waits in a process of its own; rounds alternate between contenders, and the median counts. Keras takes
 * part when --python or TFNOTES_PYTHON names a Python with TensorFlow, Keras on JAX and PyTorch when --jax and --torch, or
 * TFNOTES_JAX and TFNOTES_TORCH, name theirs; one that cannot run is shown with a dash.
 * `--scaling` adds batch sizes, threads, model sizes and memory over 500 steps; `--dry` writes nothing. Chapters that are not
 * measured keep the figures they had on this kind of machine; figures of other kinds stay beside them.
 */
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {chapterById} from '../src/chapters/index.ts'
import {type Summary, summarise} from '../src/chapters/summary.ts'
import {median} from '../src/system/median.ts'
import {relaxedSimd} from '../src/system/relaxed-simd.ts'
import {writeNetwork} from './network-file.ts'
import {keepResults, type Measured, type Memory, type Scaling, writeResults} from './results.ts'
import {type Rival, startRival} from './rival.ts'
import {readmeTable, speedPage, tableOf} from './table.ts'
import {type Outcome, openWorkload, workloadNames} from './workload.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    chapters: {type: 'string', default: workloadNames.join()},
    rounds: {type: 'string', default: '3'},
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    jax: {type: 'string', default: process.env.TFNOTES_JAX ?? ''},
    torch: {type: 'string', default: process.env.TFNOTES_TORCH ?? ''},
    native: {type: 'string', default: process.env.TFNOTES_NATIVE ?? ''},
    scaling: {type: 'boolean', default: false},
    dry: {type: 'boolean', default: false},
  },
})

const node = (script: string, ...args: string[]) =>
  startRival(process.execPath, [...relaxedSimd, '--import', 'tsx', `bench/${script}`, ...args])
const native = options.native === '' ? [] : ['--native', resolve(options.native)]

const python =
  (program: string, script: string, env: NodeJS.ProcessEnv = {}) =>
  (chapter: string) =>
    startRival(program, [`bench/${script}`, writeNetwork(openWorkload(chapter))], env)

const keras = (env: NodeJS.ProcessEnv) =>
  python(options.python, 'fit-in-keras.py', {KERAS_BACKEND: 'tensorflow', ...env})

const ours =
  (name: string, ...args: string[]) =>
  (chapter: string) =>
    node('contender.ts', name, chapter, ...args)

const contenders: Readonly<Record<string, (chapter: string) => Promise<Rival>>> = {
  ...(options.python !== '' && {keras: keras({}), 'keras-onednn': keras({TF_ENABLE_ONEDNN_OPTS: '1'})}),
  ...(options.jax !== '' && {'keras-jax': python(options.jax, 'fit-in-keras.py', {KERAS_BACKEND: 'jax'})}),
  ...(options.torch !== '' && {torch: python(options.torch, 'train-in-torch.py')}),
  'fit-native': ours('fit-native', ...native),
  'tfnotes-native': ours('tfnotes-native', ...native),
  'fit-wasm': ours('fit-wasm'),
  gemm: () => node('gemm.ts'),
  'tfnotes-wasm': ours('tfnotes-wasm'),
}

/** Median and most memory of some rounds; the first failure where there was one. */
function join(all: readonly Outcome[]): Measured['contenders'][string] {
  const failed = all.find(outcome => 'failed' in outcome)
  if (failed) return failed
  const done = all.filter(outcome => 'msPerStep' in outcome)
  const rounds = done.map(({msPerStep}) => msPerStep)
  return {msPerStep: median(rounds), peakMB: Math.max(...done.map(({peakMB}) => peakMB)), rounds}
}

async function measure(chapter: string): Promise<Measured> {
  const rivals: [string, Rival][] = []
  const outcomes: Record<string, Outcome[]> = {}
  // One after another, so that none warms up while another is timed.
  for (const [name, start] of Object.entries(contenders)) {
    const rival = await start(chapter)
    outcomes[name] = rival.failed === undefined ? [] : [{failed: rival.failed}]
    if (rival.failed === undefined) rivals.push([name, rival])
    else rival.stop()
  }
  for (let round = 0; round < Number(options.rounds); round++)
    for (const [name, rival] of rivals) outcomes[name]?.push(await rival.round())
  for (const [, rival] of rivals) rival.stop()
  const joined = Object.entries(outcomes).map(([name, all]) => [name, join(all)])
  const {multiplyAdds} = summaryOf(chapter)
  return {chapter, batch: openWorkload(chapter).batch, multiplyAdds, contenders: Object.fromEntries(joined)}
}

/** tfnotes on wasm alone, by batch size and by threads. */
async function scale(chapter: string): Promise<Scaling> {
  const {batch} = openWorkload(chapter)
  const at = async (name: 'batch' | 'threads', values: readonly number[]) => {
    const seen: (Outcome & {at: number})[] = []
    for (const value of values) {
      const rival = await ours('tfnotes-wasm', `--${name}`, String(value))(chapter)
      const outcome = rival.failed === undefined ? await rival.round() : {failed: rival.failed}
      seen.push({at: value, ...outcome})
      rival.stop()
    }
    return seen
  }
  return {
    chapter,
    parameters: summaryOf(chapter).parameters,
    batch: await at('batch', [batch / 4, batch / 2, batch, batch * 2, batch * 4]),
    threads: await at(
      'threads',
      [1, 2, availableParallelism()].filter((n, i, all) => all.indexOf(n) === i),
    ),
  }
}

function summaryOf(id: string): Summary {
  const {values, shape} = openWorkload(id)
  return summarise(chapterById(id) as NonNullable<ReturnType<typeof chapterById>>, values, shape)
}

/** Memory after 50 and after 500 steps; see memory.ts. */
function memoryOf(chapter: string): Memory {
  const {stdout} = spawnSync(
    process.execPath,
    [...relaxedSimd, '--import', 'tsx', 'bench/memory.ts', chapter],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return JSON.parse(stdout.trim().split('\n').at(-1) || 'null')
}

const rows: Measured[] = []
for (const chapter of options.chapters.split(',').filter(Boolean)) {
  rows.push(await measure(chapter))
  console.log(tableOf(rows).split('\n').at(-1))
}
const scaling: Scaling[] = []
if (options.scaling)
  for (const chapter of ['mnist', 'lenet', 'stock-lstm', 'resnet18']) scaling.push(await scale(chapter))
const memory = options.scaling ? ['alexnet', 'vgg16', 'inception10', 'resnet18'].map(memoryOf) : []

const machines = keepResults({
  measuredAt: new Date().toISOString(),
  rows,
  ...(options.scaling && {scaling, memory}),
})
console.log(`\n${readmeTable(machines)}\n\n${speedPage(machines)}`)
if (!options.dry) {
  writeResults(machines)
  writeFileSync(`${root}docs/speed.md`, speedPage(machines))
  const readme = readFileSync(`${root}README.md`, 'utf8')
  const between = /(<!-- bench:start -->)[\s\S]*(<!-- bench:end -->)/
  writeFileSync(`${root}README.md`, readme.replace(between, `$1\n\n${readmeTable(machines)}\n\n$2`))
}
