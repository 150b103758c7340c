import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {TfnotesError} from '../../../errors.ts'
import {errorIn} from '../../../runs/error-in.ts'
import {parseJson} from '../../../runs/parse-json.ts'
import {reasonOf} from '../../../system/reason-of.ts'
import type {Task} from '../engine.ts'
import {type Answer, answers, isAnswer, isFailed, isReady, openAnswers} from './answers.ts'
import {pythonEnvironment} from './ask-python.ts'
import {openCappedLog} from './capped-log.ts'
import type {Failed, Handed, Ready, RequestName, Requests} from './messages.ts'

/** The Python process that computes, spoken to by one request at a time. */
export interface Child {
  readonly ready: Ready
  /** @throws TfnotesError `keras-memory`, `keras-failed`, `keras-ended`, `keras-answer`, `disk-full`; what it was ended for */
  ask<K extends RequestName>(name: K, request: Requests[K]['request']): Promise<Requests[K]['answer']>
  /** Ends it at once; what is asked, now or later, fails with this. */
  end(why: Error): void
  /** Ends it, at once, and waits until it is gone. Never throws. */
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

/** Milliseconds in which what has been killed is gone; whoever waits for a disk that does not answer is left behind. */
const untilGone = 5000
/** Milliseconds for what it printed last, after its end: what it has started in its turn may hold on to the pipes. */
const untilSilent = 500

/** Starts Python and waits until the network stands. @throws TfnotesError as `ask` does */
export async function startChild(options: ChildOptions): Promise<Child> {
  const {executable, folder, handed, environment, signal, batchSize} = options
  const log = openCappedLog(options.log ?? (() => {}))
  const child = spawn(executable, ['-uB', join(folder, 'main.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: pythonEnvironment(environment),
    windowsHide: true,
  })
  let waiting: {readonly asked: string; resolve(answer: Answer): void; reject(error: Error): void} | undefined
  let ended: Error | undefined

  const end = (why: Error) => {
    ended ??= why
    const asked = waiting
    waiting = undefined
    asked?.reject(ended)
    child.kill('SIGKILL')
  }

  const hear = (text: string) => {
    const answer = parseJson(text)
    const asked = waiting
    // Of whom says something else than agreed nothing is believed any more.
    if (!asked || !isAnswer(answer)) return end(new TfnotesError('keras-answer', {asked: asked?.asked ?? ''}))
    waiting = undefined
    if (answer.say === 'failed' && isFailed(answer))
      return asked.reject(failureOf(answer, handed.folder, batchSize))
    if (answer.say === asked.asked) return asked.resolve(answer)
    waiting = asked
    end(new TfnotesError('keras-answer', {asked: asked.asked}))
  }

  child.stdout.setEncoding('utf8').on('data', openAnswers({answer: hear, other: log.write}))
  child.stderr.setEncoding('utf8').on('data', log.write)
  // What has ended takes no more requests; its end is told below.
  child.stdin.on('error', () => {})
  child.on('error', error => end(new TfnotesError('keras-failed', {reason: reasonOf(error)})))
  child.on('exit', () => {
    setTimeout(() => [child.stdout, child.stderr].map(stream => stream.destroy()), untilSilent).unref()
  })
  const closed = new Promise<void>(resolve =>
    child.on('close', (code, killed) => {
      // Who is killed says nothing of it.
      const said = killed === 'SIGKILL' ? undefined : errorIn(log.end)
      end(
        new TfnotesError('keras-ended', {
          ...(killed === null ? {code: code ?? '?'} : {signal: killed}),
          ...(killed === 'SIGKILL' && {batchSize}),
          ...(said !== undefined && {said}),
        }),
      )
      log.close()
      resolve()
    }),
  )

  const close = async () => {
    signal?.removeEventListener('abort', leave)
    end(new TfnotesError('interrupted'))
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, untilGone).unref())])
  }
  const leave = () => end(new TfnotesError('interrupted'))
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()

  const send = (asked: string, request: object) =>
    new Promise<Answer>((resolve, reject) => {
      if (ended) return reject(ended)
      waiting = {asked, resolve, reject}
      child.stdin.write(`${JSON.stringify(request)}\n`)
    })

  const expect = <T>(asked: string, answer: unknown, is: (value: unknown) => value is T): T => {
    if (is(answer)) return answer
    const error = new TfnotesError('keras-answer', {asked})
    end(error)
    throw error
  }

  try {
    return {
      ready: expect('ready', await send('ready', handed), isReady),
      ask: async (name, request) => expect(name, await send(name, {do: name, ...request}), answers[name]),
      end,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const failureOf = ({kind, reason, there}: Failed, path: string, batchSize: number): TfnotesError =>
  ({
    memory: () => new TfnotesError('keras-memory', {reason, batchSize}),
    disk: () => new TfnotesError('disk-full', {path, reason}),
    devices: () => new TfnotesError('keras-devices', {wanted: reason, there}),
    other: () => new TfnotesError('keras-failed', {reason}),
  })[kind]()
