// Measures the budgets of the terminal screens: the built program in a pseudo-terminal, beside real trainings.
// Data that is not there is generated, so nothing is needed but `npm install`; build before.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {lineChart} from '../src/drawing/charts/line-chart.ts'
import type {GlyphMode} from '../src/drawing/glyph-mode.ts'
import {glyphsOf} from '../src/drawing/glyphs.ts'
import {type OpenTerminal, openTerminal} from '../test/ui/support/terminal.ts'
import {makeManyRuns} from './many-runs.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const quantile = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Median milliseconds of this process' own time to draw 100,000 points on a large terminal, none of which was drawn before. */
function timeChart(mode: GlyphMode): number {
  const count = 100_000
  const x = Float64Array.from({length: count}, (_, index) => index + 1)
  const y = Float64Array.from(x, value => 1 / Math.sqrt(value) + 0.01 * Math.sin(value))
  const draw = (values: Float64Array) =>
    lineChart({
      series: [{x, y: values, role: 'training'}],
      width: 200,
      height: 57,
      glyphs: glyphsOf[mode],
      smoothing: 0.6,
    })
  const times = Array.from({length: 40}, () => {
    // What was drawn of these points is remembered: others are wanted.
    const values = y.slice()
    const start = process.cpuUsage()
    draw(values)
    const {user, system} = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return quantile(times.slice(10), 0.5)
}

/** What stands above the help's first key. */
const heading = 'Keys'
const median = (values: readonly number[]) => quantile(values, 0.5)

/** A place for the runs of this benchmark. */
const home = mkdtempSync(join(tmpdir(), 'tfnotes-bench-ui-'))
const env = {...process.env, TFNOTES_CHECKPOINTS: join(home, 'checkpoints'), TFNOTES_LANG: 'en', CI: ''}
const tfnotes = (...args: string[]) =>
  execFileSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
/** MB that a process has in memory. */
const resident = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const open = (...args: string[]) =>
  openTerminal(program, {columns: 80, rows: 24, args, env: env as Record<string, string>})

/** Starts a run beside the screens; returns its id. */
const startRun = (chapter: string, ...flags: string[]): string =>
  JSON.parse(tfnotes('train', chapter, ...flags, '--detach', '--json')).run

/** Milliseconds from starting the program to its first screen. */
async function timeFirstFrame(): Promise<number> {
  const terminal = open()
  const start = performance.now()
  await terminal.shows('Chapters')
  const time = performance.now() - start
  await leave(terminal)
  return time
}

async function leave(terminal: OpenTerminal): Promise<void> {
  terminal.type('q')
  await terminal.ended()
}

/** Milliseconds from a key to the whole screen it changes, while a run trains on both cores. */
async function timeKeys(run: string, count: number): Promise<number[]> {
  const terminal = open('attach', run)
  await terminal.shows('samples/s', 60_000)
  const helpStands = () => terminal.text().includes(heading)
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    await sleep(50 + (i % 7) * 13)
    const start = performance.now()
    terminal.type('?')
    while (!helpStands()) await sleep(1)
    times.push(performance.now() - start)
    terminal.type('\x1b')
    while (helpStands()) await sleep(5)
  }
  await leave(terminal)
  return times
}

/** Bytes a second that a run's screen writes between two epochs. */
async function countBytes(run: string, seconds: number): Promise<number> {
  const terminal = open('attach', run)
  await terminal.shows(/samples\/s/, 60_000)
  await sleep(3000)
  const before = terminal.raw().length
  await sleep(seconds * 1000)
  const bytes = (terminal.raw().length - before) / seconds
  await leave(terminal)
  return bytes
}

/** MB of the program's memory that follow a run of `epochs` epochs to its end. */
async function weigh(epochs: number): Promise<number> {
  const run = startRun('iris', '--epochs', String(epochs), '--validation-freq', '1')
  const terminal = open('attach', run)
  await terminal.shows(/finished|Finished/, 120_000)
  const megabytes = resident(terminal.pid)
  await leave(terminal)
  return megabytes
}

interface Paging {
  /** Milliseconds from the first frame until the first rows stand. */
  readonly firstRows: number
  /** Milliseconds from a key to the row it puts the cursor on. */
  readonly keys: readonly number[]
  /** MB that paging has added, once all rows have been paged over before. */
  readonly grown: number
}

/** The table of many runs on a wide terminal, where each run that one stays on is read: paged over from end to end. */
async function pageRuns(count: number): Promise<Paging> {
  const checkpoints = join(home, 'many')
  const one = join(home, 'one')
  execFileSync(process.execPath, [program, 'train', 'iris', '--epochs', '20'], {
    env: {...env, TFNOTES_CHECKPOINTS: one},
    stdio: 'ignore',
  })
  makeManyRuns(checkpoints, join(one, readdirSync(one)[0] ?? ''), count)
  const terminal = openTerminal(program, {
    columns: 200,
    rows: 60,
    env: {...env, TFNOTES_CHECKPOINTS: checkpoints} as Record<string, string>,
  })
  await terminal.shows('Chapters')
  const start = performance.now()
  terminal.type('R')
  const isListed = () => /iris-\d{8}-\d{6}/.test(terminal.text())
  while (!isListed()) await sleep(1)
  const firstRows = performance.now() - start
  await terminal.until('the whole list', () => !terminal.text().includes('still to be read'), 60_000)
  await sleep(1000)
  const keys: number[] = []
  const place = () => Number(/ (\d+) of \d+ *$/m.exec(terminal.rows()[2] ?? '')?.[1])
  const press = async (key: string, times: number) => {
    for (let i = 0; i < times; i++) {
      const before = place()
      const pressed = performance.now()
      terminal.type(key)
      while (place() === before && performance.now() - pressed < 5000) await sleep(1)
      keys.push(performance.now() - pressed)
      // Now and then one stays, and the run is read.
      if (i % 10 === 9) await sleep(200)
    }
  }
  const over = async () => {
    await press('\x1b[6~', Math.floor(count / 60))
    await press('\x1b[5~', Math.floor(count / 60))
  }
  await over()
  const before = resident(terminal.pid)
  await over()
  await over()
  const grown = resident(terminal.pid) - before
  await leave(terminal)
  return {firstRows, keys, grown}
}

try {
  tfnotes('chapters')
  const firsts: number[] = []
  for (let i = 0; i < 7; i++) firsts.push(await timeFirstFrame())
  const quick = startRun('mnist', '--epochs', '1000')
  const keys = await timeKeys(quick, 100)
  tfnotes('stop', quick)
  const slow = startRun('inception10', '--epochs', '3', '--validation-freq', '1')
  const bytes = await countBytes(slow, 15)
  tfnotes('stop', slow, '--discard')
  const paging = await pageRuns(3000)
  const rows = [
    ['first frame, ms (median of 7)', median(firsts), 400],
    ['key to paint beside a training run, ms (95th percentile of 100)', quantile(keys, 0.95), 50],
    ['bytes a second between two epochs', bytes, 1000],
    ['chart of 100,000 points in braille, ms (median of 30)', timeChart('braille'), 16],
    ['chart of 100,000 points in lines, ms (median of 30)', timeChart('lines'), 16],
    ['memory after following 20,000 epochs, MB', await weigh(20_000), 150],
    ['first rows of 3,000 runs after the first frame, ms', paging.firstRows, 200],
    ['paging over 3,000 runs, key to paint, ms (95th percentile)', quantile(paging.keys, 0.95), 50],
    ['memory that paging over 3,000 runs twice more adds, MB', paging.grown, 10],
  ] as const
  for (const [name, value, budget] of rows) {
    const verdict = value <= budget ? 'within' : 'OVER'
    console.log(`${name.padEnd(66)} ${value.toFixed(1).padStart(8)}  ${verdict} ${budget}`)
  }
} finally {
  rmSync(home, {recursive: true, force: true, maxRetries: 5})
}
