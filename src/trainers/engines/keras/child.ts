import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {TfnotesError} from '../../../errors.ts'
import type {Task} from '../engine.ts'
import type {Failed, Handed, Ready, RequestName, Requests} from './messages.ts'

/** The Python process that computes, spoken to by one request at a time. */
export interface Child {
  readonly ready: Ready
  /** @throws TfnotesError `keras-memory`, `keras-failed`, `keras-ended` */
  ask<K extends RequestName>(name: K, request: Requests[K]['request']): Promise<Requests[K]['answer']>
  /** Ends it, at once. */
  close(): Promise<void>
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

/** Stands before every answer: whatever else is printed into the pipe is told apart from them. */
const mark = '\u001etfnotes '

type Answer = {readonly say: string} & Record<string, unknown>

/** Starts Python and waits until the network stands. @throws TfnotesError as `ask` does */
export async function startChild(options: ChildOptions): Promise<Child> {
  const {executable, folder, handed, environment, log = () => {}, signal, batchSize} = options
  const child = spawn(executable, ['-uB', join(folder, 'main.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment as NodeJS.ProcessEnv,
    windowsHide: true,
  })
  let waiting: {resolve(answer: Answer): void; reject(error: unknown): void} | undefined
  let ended: TfnotesError | undefined

  const settle = (answer: Answer | TfnotesError) => {
    const asked = waiting
    waiting = undefined
    if (answer instanceof TfnotesError) asked?.reject(answer)
    else if (answer.say === 'failed') asked?.reject(failureOf(answer as unknown as Failed, batchSize))
    else asked?.resolve(answer)
  }
  const end = (error: TfnotesError) => {
    ended ??= error
    settle(ended)
  }

  createInterface({input: child.stdout}).on('line', line => {
    const at = line.indexOf(mark)
    if (at < 0) log(`${line}\n`)
    else settle(JSON.parse(line.slice(at + mark.length)) as Answer)
  })
  child.stderr.setEncoding('utf8').on('data', log)
  // What has ended takes no more requests; its end is told below.
  child.stdin.on('error', () => {})
  child.on('error', ({message}) => end(new TfnotesError('keras-failed', {reason: message})))
  const closed = new Promise<void>(resolve =>
    child.on('close', (code, killed) => {
      end(new TfnotesError('keras-ended', {code: code ?? '', signal: killed ?? ''}))
      resolve()
    }),
  )
  const kill = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill)
  if (signal?.aborted) kill()

  const send = (request: object) =>
    new Promise<Answer>((resolve, reject) => {
      if (ended) return reject(ended)
      waiting = {resolve, reject}
      child.stdin.write(`${JSON.stringify(request)}\n`)
    })

  const close = async () => {
    kill()
    await closed
  }

  try {
    const ready = (await send(handed)) as unknown as Ready
    signal?.removeEventListener('abort', kill)
    return {
      ready,
      ask: async (name, request) => (await send({do: name, ...request})) as never,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const failureOf = ({kind, reason}: Failed, batchSize: number): TfnotesError =>
  kind === 'memory'
    ? new TfnotesError('keras-memory', {reason, batchSize})
    : new TfnotesError('keras-failed', {reason})
