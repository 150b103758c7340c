import {spawn} from 'node:child_process'
import {closeSync} from 'node:fs'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {expectOwnFile, expectOwnFolder, openOwn} from '../system/own-file.ts'
import {relaxedSimd} from '../system/relaxed-simd.ts'
import {aliveFile, isRunning, readAlive, requestsFile, writeAlive} from './alive.ts'
import {checkpointKinds} from './events.ts'
import {eventsFile} from './writer.ts'

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
 * @throws TfnotesError `run-still-live`, `launch-failed`, `foreign-file`, `disk-full`, `read-only` …
 */
export async function launchTrainer({
  dir,
  entry,
  env,
  nodeFlags = [],
}: LaunchOptions): Promise<{pid: number}> {
  const alive = readAlive(dir)
  if (alive && isRunning(dir, alive)) throw new TfnotesError('run-still-live', {run: dir, pid: alive.pid})
  expectOwn(dir)
  const log = openOwn(join(dir, logFile), 'append')
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

/**
 * What a trainer writes must be the run's own, or absent. Its own look comes later, where nobody may be reading any more
 * and where the place to say so is one of these files.
 */
function expectOwn(dir: string): void {
  for (const name of [aliveFile, eventsFile, requestsFile]) expectOwnFile(join(dir, name))
  for (const kind of checkpointKinds) expectOwnFolder(join(dir, kind))
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
