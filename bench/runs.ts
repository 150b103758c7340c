// Measures how a folder of 3,000 runs is listed: the built program in a pseudo-terminal and its `runs`, once with
// nothing remembered and then with what the first look has left. Build before; needs Linux for memory and CPU.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {median} from '../src/system/median.ts'
import {type OpenTerminal, openTerminal} from '../test/ui/support/terminal.ts'
import {makeManyRuns} from './many-runs.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const count = 3000
const home = mkdtempSync(join(tmpdir(), 'tfnotes-bench-runs-'))
const [one, many, cache] = [join(home, 'one'), join(home, 'many'), join(home, 'cache')]
const env = {...process.env, TFNOTES_LANG: 'en', CI: '', XDG_CACHE_HOME: cache}

function tfnotes(checkpoints: string, ...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], {
    env: {...env, TFNOTES_CHECKPOINTS: checkpoints},
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  })
}

/** Milliseconds of a list of all runs. */
function time(...args: string[]): number {
  const start = performance.now()
  tfnotes(many, 'runs', ...args)
  return performance.now() - start
}

/** Lists as people ask for them, whose names and arguments these are. */
const warmLists: readonly (readonly [string, ...string[]])[] = [
  [''],
  [' --json', '--json'],
  [" --where 'epochs<100' --sort loss", '--where', 'epochs<100', '--sort', 'loss'],
]

/** A field of /proc/<pid>/status in MB. */
function megabytes(pid: number, field: string): number {
  const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1]) / 1024
}

/** Seconds of one core that a process has used. */
function coreSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Milliseconds from a key until what it draws stands. */
async function timeKey(terminal: OpenTerminal, key: string, stands: () => boolean): Promise<number> {
  const start = performance.now()
  terminal.type(key)
  while (!stands()) await sleep(1)
  return performance.now() - start
}

interface Figures {
  readonly firstRow: number
  readonly keys: number[]
  readonly all: number
  readonly peak: number
  readonly idle: number
}

/** The screen of runs from the key that opens it until everything is listed, and ten seconds more. */
async function openRuns(): Promise<Figures> {
  const terminal = openTerminal(program, {
    columns: 100,
    rows: 30,
    env: {...env, TFNOTES_CHECKPOINTS: many} as Record<string, string>,
  })
  await terminal.shows('Chapters')
  const opened = performance.now()
  const firstRow = await timeKey(terminal, 'R', () => /iris-\d{8}/.test(terminal.text()))
  const keys: number[] = []
  const isLoading = () => /still to be read/.test(terminal.text())
  const helpStands = () => terminal.text().includes('Keys')
  do {
    keys.push(await timeKey(terminal, '?', helpStands))
    await timeKey(terminal, '\x1b', () => !helpStands())
    await sleep(30)
  } while (isLoading() || keys.length < 10)
  const all = performance.now() - opened
  await sleep(2000)
  const before = coreSeconds(terminal.pid)
  await sleep(10_000)
  const idle = (coreSeconds(terminal.pid) - before) / 10
  const peak = megabytes(terminal.pid, 'VmHWM')
  terminal.type('\x1b')
  terminal.type('q')
  terminal.kill()
  return {firstRow, keys, all, peak, idle}
}

function tell(what: string, {firstRow, keys, all, peak, idle}: Figures): void {
  const rows = [
    ['first row, ms', firstRow, 200],
    ['key to paint while it reads, ms (median)', median(keys), 50],
    ['key to paint while it reads, ms (slowest)', Math.max(...keys), 200],
    ['memory at its highest, MB', peak, 200],
    ['core when nothing changes, %', 100 * idle, 5],
    ['until all is listed and the keys were tried, ms', all, Number.POSITIVE_INFINITY],
  ] as const
  for (const [name, value, budget] of rows) say(`${what}: ${name}`, value, budget)
}

const say = (what: string, value: number, budget: number): void =>
  console.log(
    `${what.padEnd(70)} ${value.toFixed(1).padStart(8)}  ${value <= budget ? 'within' : 'OVER'} ${budget}`,
  )

try {
  tfnotes(one, 'train', 'iris', '--epochs', '20')
  makeManyRuns(many, join(one, readdirSync(one)[0] ?? ''), count)
  const jsonCold = time('--json')
  rmSync(cache, {recursive: true, force: true})
  const cold = await openRuns()
  tell('cold', cold)
  const warm = await openRuns()
  tell('warm', warm)
  say('`runs --json` with nothing remembered, ms', jsonCold, Number.POSITIVE_INFINITY)
  for (const [what, ...args] of warmLists) {
    const least = Math.min(...Array.from({length: 5}, () => time(...args)))
    say(`\`runs${what}\` warm, ms (least of 5)`, least, 200)
  }
} finally {
  rmSync(home, {recursive: true, force: true, maxRetries: 5})
}
