import type {Readable, Writable} from 'node:stream'
import {TfnotesError} from '../../../errors.ts'
import {parseJson} from '../../../runs/parse-json.ts'
import {type Answer, answers, isAnswer, isFailed, isReady, openAnswers} from './answers.ts'
import {openCappedLog} from './capped-log.ts'
import type {Failed, Handed, Ready, RequestName, Requests} from './messages.ts'

/** The two ends of a Python's channel, wherever it runs. */
export interface Pipe {
  readonly input: Writable
  readonly output: Readable
  /** What it says beside its answers. */
  readonly errors?: Readable
  /** When nothing more will come, and how it has ended, seen what it printed last. */
  readonly ended: Promise<(printed: string) => Error>
  /** Ends it, at once. */
  kill(): void
}

/** A Python, spoken to by one request at a time. */
export interface Conversation {
  /** @throws TfnotesError as `ask` does */
  open(task: Handed): Promise<Ready>
  /** @throws TfnotesError `keras-memory`, `keras-failed`, `keras-ended`, `keras-answer`, `disk-full`; what it was ended for */
  ask<K extends RequestName>(name: K, request: Requests[K]['request']): Promise<Requests[K]['answer']>
  /** What it says unasked. @throws TfnotesError as `ask` does */
  hear<T>(name: string, is: (value: unknown) => value is T): Promise<T>
  /** Ends it at once; what is asked, now or later, fails with this. */
  end(why: Error): void
  /** When it has ended, and why. */
  readonly ended: Promise<Error>
  /** Ends it, at once, and waits until it is gone. Never throws. */
  close(): Promise<void>
}

export interface ConversationOptions {
  readonly log?: ((text: string) => void) | undefined
  /** Where its files lie. */
  readonly folder: string
  /** Named when the memory does not suffice. */
  readonly batchSize: number
}

/** Milliseconds in which what has been killed is gone; whoever waits for a disk that does not answer is left behind. */
const untilGone = 5000

export function converse(
  pipe: Pipe,
  {folder, batchSize, log: write = () => {}}: ConversationOptions,
): Conversation {
  const log = openCappedLog(write)
  let waiting: {readonly asked: string; resolve(answer: Answer): void; reject(error: Error): void} | undefined
  let over: Error | undefined
  let tell: (why: Error) => void = () => {}
  const ended = new Promise<Error>(resolve => {
    tell = resolve
  })

  const end = (why: Error) => {
    over ??= why
    tell(over)
    const asked = waiting
    waiting = undefined
    asked?.reject(over)
    pipe.kill()
  }

  const listen = (text: string) => {
    const answer = parseJson(text)
    const asked = waiting
    // Of whom says something else than agreed nothing is believed any more.
    if (!asked || !isAnswer(answer)) return end(new TfnotesError('keras-answer', {asked: asked?.asked ?? ''}))
    waiting = undefined
    if (answer.say === 'failed' && isFailed(answer)) return asked.reject(failureOf(answer, folder, batchSize))
    if (answer.say === asked.asked) return asked.resolve(answer)
    waiting = asked
    end(new TfnotesError('keras-answer', {asked: asked.asked}))
  }

  pipe.output.setEncoding('utf8').on('data', openAnswers({answer: listen, other: log.write}))
  pipe.errors?.setEncoding('utf8').on('data', log.write)
  // What has ended takes no more requests; its end is told below.
  pipe.input.on('error', () => {})
  const closed = pipe.ended.then(why => {
    end(why(log.end))
    log.close()
  })

  const close = async () => {
    end(new TfnotesError('interrupted'))
    await Promise.race([closed, new Promise(resolve => setTimeout(resolve, untilGone).unref())])
  }

  const send = (asked: string, request?: object) =>
    new Promise<Answer>((resolve, reject) => {
      if (over) return reject(over)
      waiting = {asked, resolve, reject}
      if (request) pipe.input.write(`${JSON.stringify(request)}\n`)
    })

  const expect = <T>(asked: string, answer: unknown, is: (value: unknown) => value is T): T => {
    if (is(answer)) return answer
    const error = new TfnotesError('keras-answer', {asked})
    end(error)
    throw error
  }

  return {
    open: async task => expect('ready', await send('ready', task), isReady),
    ask: async (name, request) => expect(name, await send(name, {do: name, ...request}), answers[name]),
    hear: async (name, is) => expect(name, await send(name), is),
    end,
    ended,
    close,
  }
}

const failureOf = ({kind, reason, there}: Failed, path: string, batchSize: number): TfnotesError =>
  ({
    memory: () => new TfnotesError('keras-memory', {reason, batchSize}),
    disk: () => new TfnotesError('disk-full', {path, reason}),
    devices: () => new TfnotesError('keras-devices', {wanted: reason, there}),
    other: () => new TfnotesError('keras-failed', {reason}),
  })[kind]()
