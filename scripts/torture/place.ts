import {type ChildProcess, execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Milliseconds after which a command counts as hanging; those that train take longer. */
export const patience = 10_000
const patienceOfTraining = 60_000

export interface Ended {
  readonly args: readonly string[]
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** It was ended because it went on for too long. */
  readonly hung: boolean
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly patience?: number
  /** Megabytes that each of its processes may have for data. */
  readonly memory?: number
}

/** The built program with a home, a folder of runs and data of its own. */
export interface Place {
  readonly home: string
  readonly checkpoints: string
  start(args: readonly string[], options?: StartOptions): Running
  run(args: readonly string[], options?: StartOptions): Promise<Ended>
  /** Folders of runs, by name. */
  runs(): string[]
  /** Trainers that are at work here. */
  trainers(): number[]
  /** Ends whatever is still at work here. */
  close(): void
}

/** What every program here starts with. @param home also its current folder */
export const environment = (home: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  TMPDIR: join(home, 'tmp'),
  LANG: 'C.UTF-8',
  TFNOTES_LANG: 'en',
  TFNOTES_THREADS: '1',
  TFNOTES_CHECKPOINTS: join(home, 'checkpoints'),
  TFNOTES_DATA: join(home, 'data'),
})

export function openPlace(home: string): Place {
  const checkpoints = join(home, 'checkpoints')
  mkdirSync(join(home, 'tmp'), {recursive: true})
  const start: Place['start'] = (args, options = {}) => {
    const long = args[0] === 'train' || args[0] === 'attach'
    const limit = options.memory === undefined ? '' : `ulimit -d ${options.memory * 1024};`
    const child = spawn('/bin/sh', ['-c', `${limit} exec "$0" "$@"`, process.execPath, program, ...args], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {...environment(home), ...options.env},
    })
    const said = {out: '', err: ''}
    child.stdout.setEncoding('utf8').on('data', text => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      said.err += text
    })
    let hung = false
    const timer = setTimeout(
      () => {
        hung = true
        child.kill('SIGKILL')
      },
      options.patience ?? (long ? patienceOfTraining : patience),
    )
    const ended = new Promise<Ended>(resolve =>
      child.once('close', (code, signal) => {
        clearTimeout(timer)
        resolve({args, code, signal, ...said, hung})
      }),
    )
    return {child, ended}
  }
  const trainers = () => processesOf(join(home, 'checkpoints'))
  return {
    home,
    checkpoints,
    start,
    run: (args, options) => start(args, options).ended,
    runs: () =>
      existsSync(checkpoints) ? readdirSync(checkpoints).filter(name => !name.startsWith('.')) : [],
    trainers,
    close() {
      for (const pid of trainers()) endProcess(pid)
    },
  }
}

/** Processes that train a run below a folder; zombies have no arguments any more. */
export function processesOf(folder: string): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], {encoding: 'utf8', maxBuffer: 1 << 24})
    .split('\n')
    .filter(line => line.includes('main.js') && line.includes(folder))
    .map(line => Number.parseInt(line, 10))
}

export function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
