import {spawn} from 'node:child_process'
import {closeSync, openSync} from 'node:fs'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {relaxedSimd} from '../system/relaxed-simd.ts'
import {isRunning, readAlive, writeAlive} from './alive.ts'

export const logFile = 'log.txt'

export interface LaunchOptions {
  /** The run's directory. */
  readonly dir: string
  /** The trainer's program: `trainers/main.js`. */
  readonly entry: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Flags for Node itself, besides what the kernels need. */
  readonly nodeFlags?: readonly string[]
}

/**
 * Starts the trainer of a run as a process of its own session: it outlives this process, its terminal and its
 * connection. What it prints goes to `log.txt` of the run.
 * @throws TfnotesError `run-still-live`, `launch-failed`, `disk-full`, `read-only` …
 */
export async function launchTrainer({
  dir,
  entry,
  env,
  nodeFlags = [],
}: LaunchOptions): Promise<{pid: number}> {
  const alive = readAlive(dir)
  if (alive && isRunning(dir, alive)) throw new TfnotesError('run-still-live', {run: dir, pid: alive.pid})
  const log = openLog(dir)
  try {
    const child = spawn(process.execPath, [...relaxedSimd, ...nodeFlags, entry, dir], {
      detached: true,
      stdio: ['ignore', log, log],
      env: env as NodeJS.ProcessEnv,
      windowsHide: true,
    })
    const {pid} = child
    if (pid !== undefined) announce(dir, pid)
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', cause =>
        reject(new TfnotesError('launch-failed', {reason: cause.message}, {cause})),
      )
    })
    child.unref()
    return {pid: pid as number}
  } finally {
    closeSync(log)
  }
}

function openLog(dir: string): number {
  const path = join(dir, logFile)
  try {
    return openSync(path, 'a')
  } catch (cause) {
    throw ioError(cause, path)
  }
}

function announce(dir: string, pid: number): void {
  try {
    writeAlive(dir, pid)
  } catch (error) {
    // A trainer that nobody can tell is at work must not be.
    process.kill(pid)
    throw error
  }
}
