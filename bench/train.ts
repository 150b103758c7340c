/**
 * Milliseconds per training step of every chapter: Keras, tfjs-node's `fit`, tfjs-node through tfnotes, stock
 * tfjs-wasm's `fit`, and tfnotes on its own engine. Writes bench/results.json and the table between README's markers.
 *
 *   npm run bench -- [--chapters a,b] [--rounds 3] [--python path] [--native folder] [--scaling] [--dry]
 *
 * Every contender runs in a process of its own; rounds alternate between contenders, and the median counts. Keras takes
 * part when --python or TFNOTES_PYTHON names a Python with TensorFlow; one that cannot run is shown with a dash.
 * `--scaling` adds batch sizes and threads; `--dry` writes nothing.
 */
import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism, cpus} from 'node:os'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {tableOf} from './table.ts'
import {type Outcome, openWorkload, workloadNames} from './workload.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    chapters: {type: 'string', default: workloadNames.join()},
    rounds: {type: 'string', default: '3'},
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? ''},
    native: {type: 'string', default: process.env.TFNOTES_NATIVE ?? ''},
    scaling: {type: 'boolean', default: false},
    dry: {type: 'boolean', default: false},
  },
})

interface Row {
  readonly chapter: string
  readonly batch: number
  readonly contenders: Readonly<Record<string, Outcome & {readonly rounds?: readonly number[]}>>
}

function run(command: string, args: readonly string[]): Outcome {
  const {stdout, error} = spawnSync(command, args, {cwd: root, encoding: 'utf8', timeout: 600_000})
  const last = stdout?.trim().split('\n').at(-1) ?? ''
  if (error || !last.startsWith('{')) return {failed: error?.message ?? 'no result'}
  return JSON.parse(last) as Outcome
}

/** Node 20 has fused multiply-add in WebAssembly behind a flag that newer ones no longer know. */
const flags = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : []
const node = (...args: string[]) =>
  run(process.execPath, [...flags, '--import', 'tsx', 'bench/contender.ts', ...args])
const native = options.native === '' ? [] : ['--native', options.native]

const contenders: Readonly<Record<string, (chapter: string) => Outcome>> = {
  ...(options.python !== '' && {
    keras: (chapter: string) => {
      const {batch, steps} = openWorkload(chapter)
      return run(options.python, ['bench/fit-in-keras.py', chapter, String(batch), String(steps)])
    },
  }),
  'fit-native': chapter => node('fit-native', chapter, ...native),
  'tfnotes-native': chapter => node('tfnotes-native', chapter, ...native),
  'fit-wasm': chapter => node('fit-wasm', chapter),
  'tfnotes-wasm': chapter => node('tfnotes-wasm', chapter),
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number

function measure(chapter: string): Row {
  const outcomes: Record<string, Outcome[]> = {}
  for (let round = 0; round < Number(options.rounds); round++)
    for (const [name, contend] of Object.entries(contenders)) {
      const before = outcomes[name] ?? []
      // What failed once fails again.
      if (before.some(outcome => 'failed' in outcome)) continue
      outcomes[name] = [...before, contend(chapter)]
    }
  const joined = Object.entries(outcomes).map(([name, all]) => {
    const failed = all.find(outcome => 'failed' in outcome)
    if (failed) return [name, failed]
    const done = all.filter(outcome => 'msPerStep' in outcome)
    const rounds = done.map(({msPerStep}) => msPerStep)
    return [name, {msPerStep: median(rounds), peakMB: Math.max(...done.map(({peakMB}) => peakMB)), rounds}]
  })
  return {chapter, batch: openWorkload(chapter).batch, contenders: Object.fromEntries(joined)}
}

/** tfnotes on wasm alone, by batch size and by threads. */
function scale(chapter: string) {
  const {batch} = openWorkload(chapter)
  const at = (name: string, values: readonly number[]) =>
    values.map(value => ({[name]: value, ...node('tfnotes-wasm', chapter, `--${name}`, String(value))}))
  return {
    chapter,
    batch: at('batch', [batch / 4, batch / 2, batch, batch * 2, batch * 4]),
    threads: at(
      'threads',
      [1, 2, availableParallelism()].filter((n, i, all) => all.indexOf(n) === i),
    ),
  }
}

const rows: Row[] = []
for (const chapter of options.chapters.split(',')) {
  rows.push(measure(chapter))
  console.log(tableOf(rows).split('\n').at(-1))
}
const scaling = options.scaling ? ['mnist', 'lenet', 'stock-lstm', 'resnet18'].map(scale) : undefined
if (scaling) console.log(JSON.stringify(scaling, null, 1))

const table = tableOf(rows)
console.log(`\n${table}`)
if (!options.dry) {
  const machine = {cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version}
  const results = {measuredAt: new Date().toISOString(), machine, rows, ...(scaling && {scaling})}
  writeFileSync(`${root}bench/results.json`, `${JSON.stringify(results, null, 1)}\n`)
  const readme = readFileSync(`${root}README.md`, 'utf8')
  const between = /(<!-- bench:start -->)[\s\S]*(<!-- bench:end -->)/
  writeFileSync(`${root}README.md`, readme.replace(between, `$1\n\n${table}\n\n$2`))
}
