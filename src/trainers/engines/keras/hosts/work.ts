import {spawn} from 'node:child_process'
import {TfnotesError} from '../../../../errors.ts'
import {reasonOf} from '../../../../system/reason-of.ts'
import {pythonEnvironment} from '../ask-python.ts'
import type {Environment} from '../python-candidates.ts'
import {connectWith, giveSigns} from './connection.ts'
import {reader} from './guest.ts'
import type {Meeting} from './meeting.ts'

export interface WorkOptions {
  readonly meeting: Meeting
  /** The Python that is to compute. */
  readonly python: string
  readonly environment: Environment
  /** Where Python's own messages go. */
  readonly log: (text: string) => void
  readonly onJoined?: () => void
  /** Ends it. */
  readonly signal?: AbortSignal
}

/** Milliseconds for a Python that has nobody to speak to any more to end by itself, and to put its files away. */
const untilEnded = 5000

/**
 * Lends a Python of this host to a session on another one, until that one ends.
 * @throws TfnotesError `worker-refused` {address, reason}, `keras-ended`
 */
export async function work({
  meeting,
  python,
  environment,
  log,
  onJoined = () => {},
  signal,
}: WorkOptions): Promise<void> {
  const {address, port, key} = meeting
  const socket = connectWith(Buffer.from(key, 'base64url'), address, port)
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve)
    socket.once('error', error =>
      reject(
        new TfnotesError('worker-refused', {
          address: `${address}:${port}`,
          reason: /bad.record.mac|decrypt/i.test(reasonOf(error)) ? 'key' : reasonOf(error),
        }),
      ),
    )
  })
  onJoined()
  socket.on('error', () => {})
  const child = spawn(python, ['-uBc', reader], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {...pythonEnvironment(environment), KERAS_BACKEND: 'jax'},
    windowsHide: true,
  })
  child.stderr.setEncoding('utf8').on('data', log)
  child.stdin.on('error', () => {})
  giveSigns(socket, child.stdout)
  socket.pipe(child.stdin)
  child.stdout.pipe(socket)
  let isLeft = false
  const leave = () => {
    isLeft = true
    // The end of its input is what it goes by; it puts its files away.
    child.stdin.end()
    setTimeout(() => child.kill('SIGKILL'), untilEnded).unref()
  }
  socket.on('close', leave)
  signal?.addEventListener('abort', leave)
  const ending = await new Promise<TfnotesError | undefined>(resolve => {
    child.on('error', error => resolve(new TfnotesError('keras-failed', {reason: reasonOf(error)})))
    child.on('exit', (code, killed) =>
      resolve(
        isLeft
          ? undefined
          : new TfnotesError('keras-ended', killed === null ? {code: code ?? '?'} : {signal: killed}),
      ),
    )
  })
  socket.destroy()
  if (ending) throw ending
}
