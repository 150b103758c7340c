// Measures the screens and `attach` on runs of 100,000 epochs with a made-up trainer's events; build before.
import {spawn} from 'node:child_process'
import {appendFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {writeAlive} from '../src/runs/alive.ts'
import {eventsFile} from '../src/runs/writer.ts'
import {epochEvents, lineOf, writeLongRun} from '../test/runs/long-run.ts'
import {type OpenTerminal, openTerminal} from '../test/ui/support/terminal.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const epochs = Number(process.argv[2] ?? 100_000)
const home = mkdtempSync(join(tmpdir(), 'tfnotes-bench-long-'))
const env = {...process.env, TFNOTES_CHECKPOINTS: home, TFNOTES_LANG: 'en', CI: ''} as Record<string, string>

const report = (name: string, value: number, budget?: number) =>
  console.log(
    `${name.padEnd(66)} ${value.toFixed(1).padStart(8)}${budget === undefined ? '' : value <= budget ? '  within' : '  OVER'} ${budget ?? ''}`,
  )

/** Resident memory now and at its highest, in MB, and the seconds of processor time used. */
function usageOf(pid: number): {resident: number; peak: number; seconds: number} {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return {
    resident: field('VmRSS'),
    peak: field('VmHWM'),
    seconds: (Number(times[11]) + Number(times[12])) / 100,
  }
}

const open = (...args: string[]) => openTerminal(program, {columns: 160, rows: 45, args, env})

/** Milliseconds from keys that change the charts to their change, the fastest, median and slowest. */
async function timeKeys(terminal: OpenTerminal, keys: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const key of keys) {
    await sleep(120)
    const before = terminal.text()
    const start = performance.now()
    terminal.type(key)
    while (terminal.text() === before && performance.now() - start < 3000) await sleep(1)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

const keys = Array.from({length: 8}, () => ['z', 'm', '\x1b[D', '\x1b[C', 'y']).flat()

async function measureScreen(
  name: string,
  run: string,
  {overlaid = false, ticking = false} = {},
): Promise<void> {
  const start = performance.now()
  const terminal = open('attach', run)
  await terminal.shows(new RegExp(`[1-9]\\d{${String(epochs).length - 1}}/`), 120_000)
  report(`${name}: until all is shown, ms`, performance.now() - start)
  if (overlaid) {
    terminal.type('o')
    await terminal.shows('other runs', 60_000).catch(() => {})
    await sleep(6000)
  }
  await sleep(1500)
  const {resident, peak, seconds} = usageOf(terminal.pid)
  report(`${name}: resident memory, MB`, resident, 150)
  report(`${name}: most memory, MB`, peak)
  const bytes = terminal.raw().length
  await sleep(5000)
  report(`${name}: processor, % of a core`, ((usageOf(terminal.pid).seconds - seconds) / 5) * 100)
  report(`${name}: bytes a second`, (terminal.raw().length - bytes) / 5)
  if (!ticking) {
    const times = await timeKeys(terminal, keys)
    report(`${name}: key to paint, ms (median)`, times[times.length >> 1] ?? Number.NaN, 50)
    report(
      `${name}: key to paint, ms (95th percentile)`,
      times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    )
  } else {
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      await sleep(150 + 13 * i)
      const begun = performance.now()
      terminal.type('?')
      while (!terminal.text().includes('Keys')) await sleep(1)
      times.push(performance.now() - begun)
      terminal.type('\x1b')
      while (terminal.text().includes('Keys')) await sleep(5)
    }
    times.sort((a, b) => a - b)
    report(`${name}: key to paint, ms (median)`, times[10] ?? Number.NaN, 50)
    report(`${name}: key to paint, ms (95th percentile)`, times[18] ?? Number.NaN)
    report(`${name}: resident memory at the end, MB`, usageOf(terminal.pid).resident, 150)
  }
  terminal.type('q')
  await sleep(300)
  terminal.kill()
}

async function measureAttach(name: string, ...args: string[]): Promise<void> {
  const start = performance.now()
  const child = spawn(process.execPath, [program, ...args], {env, stdio: ['ignore', 'pipe', 'ignore']})
  let bytes = 0
  let peak = 0
  child.stdout.on('data', (data: Buffer) => {
    bytes += data.length
  })
  const look = setInterval(() => {
    try {
      peak = Math.max(peak, usageOf(child.pid as number).peak || 0)
    } catch {}
  }, 20)
  await new Promise(resolve => child.once('close', resolve))
  clearInterval(look)
  report(`${name}: seconds`, (performance.now() - start) / 1000)
  report(`${name}: most memory, MB`, peak, 150)
  report(`${name}: MB written`, bytes / 1e6)
}

/** Lets a run go on at 20 events a second, as if this process were its trainer. */
function trainOn(dir: string): () => void {
  let epoch = epochs
  let waiting: string[] = []
  const timer = setInterval(() => {
    if (waiting.length === 0) waiting = epochEvents(++epoch, 2 * epochs).map(body => lineOf(body, Date.now()))
    appendFileSync(join(dir, eventsFile), waiting.shift() ?? '')
  }, 50)
  return () => clearInterval(timer)
}

try {
  const over = await writeLongRun(home, epochs)
  await measureAttach('attach --plain', 'attach', basename(over), '--plain')
  await measureAttach('attach --json', 'attach', basename(over), '--json')
  await measureAttach('runs --json', 'runs', '--json')
  await measureScreen('a run that is over', basename(over))
  const live = await writeLongRun(home, epochs, {isOver: false})
  writeAlive(live, process.pid)
  const stop = trainOn(live)
  await measureScreen('a live run', basename(live), {ticking: true})
  stop()
  rmSync(live, {recursive: true})
  for (let i = 0; i < 4; i++) await writeLongRun(home, epochs)
  await measureScreen('with four others over it', basename(over), {overlaid: true})
} finally {
  rmSync(home, {recursive: true, force: true, maxRetries: 5})
}
