import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {TfnotesError} from '../../../errors.ts'
import {errorIn} from '../../../runs/error-in.ts'
import {reasonOf} from '../../../system/reason-of.ts'
import type {Task} from '../engine.ts'
import {pythonEnvironment} from './ask-python.ts'
import {type Conversation, converse, type Pipe} from './conversation.ts'
import type {Handed, Ready} from './messages.ts'

/** The Python process that computes, or several of them that are asked as one. */
export interface Child extends Pick<Conversation, 'ask' | 'end' | 'close'> {
  readonly ready: Ready
}

export interface ChildOptions extends Pick<Task, 'environment' | 'log' | 'signal'> {
  /** The Python. */
  readonly executable: string
  /** Where `main.py` lies. */
  readonly folder: string
  readonly handed: Handed
  /** Named when the memory does not suffice. */
  readonly batchSize: number
}

/** Milliseconds for what it printed last, after its end: what it has started in its turn may hold on to the pipes. */
const untilSilent = 500

/** Starts Python and waits until the network stands. @throws TfnotesError as `ask` does */
export async function startChild(options: ChildOptions): Promise<Child> {
  const {handed, signal} = options
  const {open, ask, end, close} = openPython(options)
  const leave = () => end(new TfnotesError('interrupted'))
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  const closeAll = () => {
    signal?.removeEventListener('abort', leave)
    return close()
  }
  try {
    return {ready: await open(handed), ask, end, close: closeAll}
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** A Python of this host that waits for its task. */
export function openPython({
  executable,
  folder,
  environment,
  handed,
  batchSize,
  log,
}: ChildOptions): Conversation {
  const child = spawn(executable, ['-uB', join(folder, 'main.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: pythonEnvironment(environment),
    windowsHide: true,
  })
  const ended = new Promise<(printed: string) => Error>(resolve => {
    child.on('error', error => resolve(() => new TfnotesError('keras-failed', {reason: reasonOf(error)})))
    child.on('exit', () => {
      setTimeout(() => [child.stdout, child.stderr].map(stream => stream.destroy()), untilSilent).unref()
    })
    child.on('close', (code, killed) =>
      resolve(printed => {
        // Who is killed says nothing of it.
        const said = killed === 'SIGKILL' ? undefined : errorIn(printed)
        return new TfnotesError('keras-ended', {
          ...(killed === null ? {code: code ?? '?'} : {signal: killed}),
          ...(killed === 'SIGKILL' && {batchSize}),
          ...(said !== undefined && {said}),
        })
      }),
    )
  })
  const {stdin: input, stdout: output, stderr: errors} = child
  const pipe: Pipe = {input, output, errors, ended, kill: () => child.kill('SIGKILL')}
  return converse(pipe, {log, batchSize, folder: handed.folder})
}
