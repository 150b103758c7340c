import {type ChildProcess, spawn} from 'node:child_process'
import {closeSync, fstatSync} from 'node:fs'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {expectOwnFile, expectOwnFolder, openOwn} from '../system/own-file.ts'
import {readEndGuarded} from '../system/read-guarded.ts'
import {relaxedSimd} from '../system/relaxed-simd.ts'
import {aliveFile, listenForTrainer, requestsFile, requestsUntilNow, trainerOf} from './alive.ts'
import {errorIn} from './error-in.ts'
import {checkpointKinds} from './events.ts'
import type {FirstWord} from './first-word.ts'
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
  /** Aborted: the trainer is told to end, whether the run is its own already or not. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Starts the trainer of a run as a process of its own session: it outlives this process, its terminal and its
 * connection. What it prints goes to `log.txt` of the run. Resolves when the run is the trainer's own: of several that
 * are launched at once, for one.
 * @throws TfnotesError `run-still-live`, `launch-failed`, `foreign-file`, `disk-full`, `read-only` …; whatever `signal`
 * is aborted with
 */
export async function launchTrainer({
  dir,
  entry,
  env,
  nodeFlags = [],
  signal,
}: LaunchOptions): Promise<{pid: number}> {
  await listenForTrainer(dir)
  signal?.throwIfAborted()
  const other = trainerOf(dir)
  if (other) throw new TfnotesError('run-still-live', {run: dir, pid: other.pid})
  expectOwn(dir)
  const log = openOwn(join(dir, logFile), 'append')
  const from = fstatSync(log).size
  // What is asked of the run from here on is asked of this session.
  const args = [...relaxedSimd, ...nodeFlags, entry, dir, String(requestsUntilNow(dir))]
  let child: ChildProcess
  try {
    child = spawn(process.execPath, args, {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      env: env as NodeJS.ProcessEnv,
      windowsHide: true,
    })
  } finally {
    closeSync(log)
  }
  const end = () => child.kill()
  signal?.addEventListener('abort', end)
  try {
    const word = await firstWord(child)
    signal?.throwIfAborted()
    if (word === undefined)
      throw new TfnotesError('launch-failed', {reason: await lastWords(dir, child, from)})
    if (!word.claimed) throw new TfnotesError(word.code, word.detail)
  } finally {
    signal?.removeEventListener('abort', end)
    if (child.connected) child.disconnect()
    child.unref()
  }
  return {pid: child.pid as number}
}

/** @returns undefined when the trainer ended without any */
function firstWord(child: ChildProcess): Promise<FirstWord | undefined> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as FirstWord))
    child.once('close', () => resolve(undefined))
    child.once('error', cause => reject(new TfnotesError('launch-failed', {reason: cause.message}, {cause})))
  })
}

/**
 * What a trainer writes must be the run's own, or absent. Its own look comes later, where nobody may be reading any more
 * and where the place to say so is one of these files.
 */
function expectOwn(dir: string): void {
  for (const name of [aliveFile, eventsFile, requestsFile]) expectOwnFile(join(dir, name))
  for (const kind of checkpointKinds) expectOwnFolder(join(dir, kind))
}

/** What a trainer that said nothing else wrote into its log, else how it ended. */
async function lastWords(dir: string, {signalCode, exitCode}: ChildProcess, from: number): Promise<string> {
  const log = await readEndOfLog(dir)
  return errorIn(log.bytes.toString('utf8', Math.max(0, from - log.from))) ?? signalCode ?? `exit ${exitCode}`
}

/** Bytes of the log in which its last words are looked for. */
const lastBytes = 1 << 16

/** The end of a run's log, and at which of its bytes that begins; empty where there is none to be read. */
export const readEndOfLog = (dir: string): ReturnType<typeof readEndGuarded> =>
  readEndGuarded(join(dir, logFile), lastBytes).catch(() => ({bytes: Buffer.alloc(0), from: 0}))
