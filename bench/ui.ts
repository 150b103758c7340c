// Measures the budgets of the terminal screens: the built program in a pseudo-terminal, beside real trainings.
// Data that is not there is generated, so nothing is needed but `npm install`; build before.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {lineChart} from '../src/drawing/charts/line-chart.ts'
import {glyphsFor} from '../src/drawing/glyphs.ts'
import {type OpenTerminal, openTerminal} from '../test/ui/support/terminal.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const quantile = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Median milliseconds of drawing 100,000 points in a pane of a large terminal. */
function timeChart(): number {
  const count = 100_000
  const x = Float64Array.from({length: count}, (_, index) => index + 1)
  const y = Float64Array.from(x, value => 1 / Math.sqrt(value) + 0.01 * Math.sin(value))
  const draw = () =>
    lineChart({
      series: [{x, y, role: 'training'}],
      width: 98,
      height: 45,
      glyphs: glyphsFor({TFNOTES_GLYPHS: 'unicode'}),
      smoothing: 0.6,
    })
  const times = Array.from({length: 40}, () => {
    const start = performance.now()
    draw()
    return performance.now() - start
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
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${terminal.pid}/status`, 'utf8'))?.[1]
  await leave(terminal)
  return Number(resident) / 1024
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
  const rows = [
    ['first frame, ms (median of 7)', median(firsts), 400],
    ['key to paint beside a training run, ms (95th percentile of 100)', quantile(keys, 0.95), 50],
    ['bytes a second between two epochs', bytes, 1000],
    ['chart of 100,000 points, ms (median of 30)', timeChart(), 16],
    ['memory after following 20,000 epochs, MB', await weigh(20_000), 150],
  ] as const
  for (const [name, value, budget] of rows) {
    const verdict = value <= budget ? 'within' : 'OVER'
    console.log(`${name.padEnd(66)} ${value.toFixed(1).padStart(8)}  ${verdict} ${budget}`)
  }
} finally {
  rmSync(home, {recursive: true, force: true, maxRetries: 5})
}
