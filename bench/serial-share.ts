/**
 * How a step would run on many cores, foretold from one: of every chapter, what share of the step lies outside of jobs
 * for all threads (the serial share), and how evenly the jobs' chunks could be dealt out.
 *
 *   npm run bench:serial -- [--chapters a,b] [--cores 1,2,4,8,16,32] [--where] [--milliseconds 400] [--dry]
 *
 * A build of the kernels of its own cuts every job as for so many threads and takes the clock after each chunk, all on
 * one thread; the chunks are then dealt to the cores in order, to whichever is free first. `--where` shows, per kernel,
 * what is serial and what imbalance costs at the largest number of cores. Otherwise bench/results.json and
 * docs/speed.md are written (not with `--dry`). What is not in it: caches and memory that cores share, clocks that
 * fall when all cores work.
 */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {median} from '../src/system/median.ts'
import {relaxedSimd} from '../src/system/relaxed-simd.ts'
import {HEAP, SCRATCH_SIZE} from '../src/trainers/engines/built-in/backends/wasm/assembly/memory-map.ts'
import {WasmBackend} from '../src/trainers/engines/built-in/backends/wasm/backend.ts'
import type {Exports} from '../src/trainers/engines/built-in/backends/wasm/exports.ts'
import {registerKernels} from '../src/trainers/engines/built-in/backends/wasm/kernels/index.ts'
import {Heap} from '../src/trainers/engines/built-in/backends/wasm/memory.ts'
import {loadKernels} from '../src/trainers/engines/built-in/backends/wasm/module.ts'
import {openWorkers} from '../src/trainers/engines/built-in/backends/wasm/pool.ts'
import {type Foretold, foretell, type HandOver, makespan, type Observed} from './many-cores.ts'
import {openStep} from './our-step.ts'
import {keepResults, type SerialShare, writeResults} from './results.ts'
import {serialTableOf, speedPage} from './table.ts'
import {openWorkload, workloadNames} from './workload.ts'

const {values: options} = parseArgs({
  options: {
    chapters: {type: 'string', default: workloadNames.join()},
    cores: {type: 'string', default: '1,2,4,8,16,32'},
    where: {type: 'boolean', default: false},
    milliseconds: {type: 'string', default: '400'},
    dry: {type: 'boolean', default: false},
    /** A folder with the kernels for measuring: this process does one chapter and prints what it saw. */
    kernels: {type: 'string'},
  },
})
const cores = options.cores.split(',').map(Number)
const most = Math.max(...cores)

/** What `mark` and the kernels' wrappers note down, in the order of events. */
const log = {
  size: 0,
  at: new Float64Array(1 << 22),
  /** A job's begin, a chunk's end, or anything else between which time is serial. */
  kind: new Int8Array(1 << 22),
  label: new Int16Array(1 << 22),
}
const BEGIN = 1
const CHUNK = 2
const OTHER = 0
let label = 0

function note(kind: number): void {
  log.at[log.size] = performance.now()
  log.kind[log.size] = kind
  log.label[log.size++] = label
}

async function openTimed(binary: Uint8Array<ArrayBuffer>): Promise<WasmBackend> {
  const heap = new Heap(HEAP)
  const mark = (chunk: number) => note(chunk < 0 ? BEGIN : CHUNK)
  const module = await WebAssembly.compile(binary)
  const {exports} = new WebAssembly.Instance(module, {env: {memory: heap.memory, mark}})
  const wasm = exports as unknown as Exports
  wasm.configure(most, 0, heap.blocks.allocate(SCRATCH_SIZE).address)
  const backend = new WasmBackend(heap, wasm, most)
  registerKernels('timed')
  tf.registerBackend('timed', () => backend)
  tf.setBackend('timed')
  return backend
}

const labels = ['between']

/** From here on every kernel's time is told apart, without that of kernels that it calls. */
function labelKernels(): void {
  for (const kernel of tf.getKernelsForBackend('timed')) {
    const original = kernel.kernelFunc
    const known = new Map<string, number>()
    kernel.kernelFunc = call => {
      const shapes = Object.values(call.inputs).flatMap(t => t ?? []) as tf.TensorInfo[]
      const name = `${kernel.kernelName} ${shapes.map(({shape}) => `[${shape}]`).join(' ')}`
      const mine = known.get(name) ?? labels.push(name) - 1
      known.set(name, mine)
      const outer = label
      note(OTHER)
      label = mine
      const result = original(call)
      note(OTHER)
      label = outer
      return result
    }
  }
}

interface Part {
  serial: number
  work: number
  imbalance: number
  jobs: number
}

/** Reads the log of one step. */
function readLog(parts: Map<string, Part>): Observed {
  let serial = 0
  const jobs: number[][] = []
  for (let i = 1; i < log.size; i++) {
    const ms = (log.at[i] as number) - (log.at[i - 1] as number)
    const name = labels[log.label[i] as number] as string
    const part = parts.get(name) ?? {serial: 0, work: 0, imbalance: 0, jobs: 0}
    parts.set(name, part)
    if (log.kind[i] === CHUNK) {
      const job = jobs.at(-1) as number[]
      job.push(ms)
      part.work += ms
      if (log.kind[i + 1] !== CHUNK || i + 1 === log.size)
        part.imbalance += makespan(job, most) - job.reduce((a, b) => a + b, 0) / most
      continue
    }
    if (log.kind[i] === BEGIN) {
      jobs.push([])
      part.jobs++
    }
    part.serial += ms
    serial += ms
  }
  return {serial, jobs}
}

function observe(step: () => void, parts = new Map<string, Part>()): Observed {
  log.size = 0
  note(OTHER)
  step()
  note(OTHER)
  return readLog(parts)
}

/** One chapter in this process. */
async function observeChapter(chapter: string, folder: string): Promise<Foretold[]> {
  await loadKernels('relaxed')
  const backend = await openTimed(readFileSync(join(folder, 'timed.wasm')))
  const handOver: HandOver = JSON.parse(readFileSync(join(folder, 'hand-over.json'), 'utf8'))
  const step = openStep(openWorkload(chapter))
  const limit = Number(options.milliseconds)
  const repeat = (one: () => void, least: number) => {
    for (
      let n = 0, start = performance.now();
      n < least || (n < 300 && performance.now() - start < limit);
      n++
    )
      one()
  }
  const run = () => {
    log.size = 0
    step()
  }
  repeat(run, 3)
  return cores.map(count => {
    backend.activate(count)
    const seen: Observed[] = []
    run()
    repeat(() => seen.push(observe(step)), 3)
    return foretell(seen, count, handOver)
  })
}

async function showWhere(chapter: string, folder: string): Promise<void> {
  await loadKernels('relaxed')
  const backend = await openTimed(readFileSync(join(folder, 'timed.wasm')))
  labelKernels()
  const step = openStep(openWorkload(chapter), false)
  backend.activate(most)
  for (let n = 0, start = performance.now(); n < 3 || performance.now() - start < 500; n++) observe(step)
  const steps: Map<string, Part>[] = []
  for (let n = 0, start = performance.now(); n < 3 || performance.now() - start < 500; n++) {
    steps.push(new Map())
    observe(step, steps.at(-1))
  }
  const middle = (name: string, key: keyof Part) => median(steps.map(parts => parts.get(name)?.[key] ?? 0))
  const rows = labels.map(name => ({
    name,
    serial: middle(name, 'serial'),
    imbalance: middle(name, 'imbalance'),
    work: middle(name, 'work'),
    jobs: middle(name, 'jobs'),
  }))
  console.log(`${chapter}, ${most} cores: ms serial, ms lost to imbalance, ms of work on one, jobs`)
  for (const row of rows.toSorted((a, b) => b.serial + b.imbalance - a.serial - a.imbalance).slice(0, 24))
    console.log(
      [row.serial, row.imbalance, row.work].map(ms => ms.toFixed(4).padStart(9)).join(' '),
      String(row.jobs).padStart(4),
      row.name,
    )
}

/** What it costs until another thread has taken up a job, measured with two. */
async function measureHandOver(binary: Uint8Array<ArrayBuffer>): Promise<HandOver> {
  const kernels = await loadKernels('relaxed')
  const heap = new Heap(HEAP)
  const module = await WebAssembly.compile(binary)
  const {exports} = new WebAssembly.Instance(module, {env: {memory: heap.memory}})
  const wasm = exports as unknown as Exports & {meet(): void}
  const scratch = heap.blocks.allocate(2 * SCRATCH_SIZE).address
  wasm.configure(2, 0, scratch)
  openWorkers({...kernels, module}, heap.memory, 2, scratch)(2)
  const timed = () => {
    const start = performance.now()
    wasm.meet()
    return performance.now() - start
  }
  for (let i = 0; i < 20_000; i++) wasm.meet()
  const looking = median(Array.from({length: 20_000}, timed))
  const asleep: number[] = []
  for (let i = 0; i < 100; i++) {
    await new Promise(resolve => setTimeout(resolve, 2))
    asleep.push(timed())
  }
  return {looking, sleeping: median(asleep)}
}

async function main(): Promise<void> {
  const {measuringKernels} = (await import(
    new URL('../scripts/build-kernels.mjs', import.meta.url).href
  )) as {measuringKernels(): Promise<Record<'timed' | 'meeting', Uint8Array<ArrayBuffer>>>}
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-serial-'))
  try {
    const built = await measuringKernels()
    writeFileSync(join(folder, 'timed.wasm'), built.timed)
    const handOver = await measureHandOver(new Uint8Array(built.meeting))
    writeFileSync(join(folder, 'hand-over.json'), JSON.stringify(handOver))
    const rows: SerialShare['rows'][number][] = []
    for (const chapter of options.chapters.split(',')) {
      const child = spawnSync(
        process.execPath,
        [
          ...[...relaxedSimd, '--import', 'tsx', fileURLToPath(import.meta.url), '--kernels', folder],
          ...['--chapters', chapter, '--cores', options.cores, '--milliseconds', options.milliseconds],
          ...(options.where ? ['--where'] : []),
        ],
        {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']},
      )
      if (child.status !== 0) throw new Error(`${chapter} failed`)
      if (options.where) {
        console.log(child.stdout)
        continue
      }
      rows.push({chapter, foretold: JSON.parse(child.stdout.trim().split('\n').at(-1) as string)})
      console.log(serialTableOf({measuredAt: '', handOver, rows}).split('\n').at(-1))
    }
    if (options.where) return
    const serial = {measuredAt: new Date().toISOString(), handOver, rows}
    const machines = keepResults({serial})
    console.log(`hand-over ${JSON.stringify(handOver)} ms\n\n${serialTableOf(serial)}`)
    if (options.dry) return
    writeResults(machines)
    writeFileSync(new URL('../docs/speed.md', import.meta.url), speedPage(machines))
  } finally {
    rmSync(folder, {recursive: true})
  }
}

if (options.kernels === undefined) await main()
else if (options.where) await showWhere(options.chapters, options.kernels)
else console.log(JSON.stringify(await observeChapter(options.chapters, options.kernels)))
process.exit(0)
