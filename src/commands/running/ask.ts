import {compiling} from '../../chapters/hyperparameters/shared.ts'
import {TfnotesError} from '../../errors.ts'
import {eventsUntilNow, trainerOf} from '../../runs/alive.ts'
import {readSpec} from '../../runs/create.ts'
import type {Request, RunEvent} from '../../runs/events.ts'
import {findRun} from '../../runs/find.ts'
import {follow} from '../../runs/follow.ts'
import {liveness} from '../../runs/liveness.ts'
import {sendRequest} from '../../runs/requests.ts'
import {isLive, type RunStatus} from '../../runs/status.ts'
import {plain} from '../../text/numbers.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {readNumber} from '../line/numbers.ts'
import {openOutput} from '../printing/output.ts'
import {runIdOf} from './watch-run.ts'

/** Seconds to wait for an answer to anything but a stop. */
const patience = 30

interface Question {
  readonly request: Request
  /**
   * Whether this event says that it is done. `isHeeded`: it is the trainer's of a second after the request was made, so
   * that it has read it.
   */
  readonly isAnswer: (event: RunEvent, isHeeded: boolean) => boolean
  /** The status in which there is nothing to wait for. */
  readonly doneAlready?: RunStatus
  readonly done: (words: Words, run: string) => string
}

/** Asks a live run for something and waits until its trainer has done it. */
async function ask(context: Context, ref: string, flags: Given, question: Question): Promise<number> {
  const dir = await findRun(context.checkpoints, ref, {cwd: context.cwd})
  const run = runIdOf(dir)
  const {words, line} = openOutput(context)
  const status = await liveness(dir)
  // Where nobody is there to be asked: a run that cannot be read is not one that has ended.
  if (!trainerOf(dir)) await readSpec(dir)
  if (!isLive(status)) throw new TfnotesError('run-not-live', {run, status: words.status[status]})
  // Begins to listen before the request is made, so that no answer is missed.
  const sent = sendingOf(dir, question.request)
  const answered = flags.noWait === true ? 'left' : waitForAnswer(dir, question, sent)
  await sent.send()
  const answer = status === question.doneAlready ? 'done' : await answered
  if (answer === 'none') throw new TfnotesError('no-answer', {run, seconds: patience})
  const after = answer === 'ended' ? await liveness(dir) : undefined
  // Its trainer has vanished, or none has ever come.
  if (after === 'crashed') throw new TfnotesError('run-not-live', {run, status: words.status[after]})
  if (after) line(words.asked.ended(run, words.status[after]))
  else line(answer === 'left' ? words.asked.left(run) : question.done(words, run))
  return 0
}

/** Milliseconds in which a trainer has read a request for certain: it looks for one between two batches. */
const untilHeeded = 1000

/** A request on its way. Told by places in the file: the trainer may have another clock than ours, or one put back. */
function sendingOf(dir: string, request: Request) {
  let heededFrom = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  return {
    async send(): Promise<void> {
      await sendRequest(dir, request)
      timer = setTimeout(() => {
        heededFrom = eventsUntilNow(dir)
      }, untilHeeded).unref()
    },
    /** Whether an event that begins at this byte was told when the request had been read. */
    isHeededAt: (place: number): boolean => place >= heededFrom,
    end: (): void => clearTimeout(timer),
  }
}

async function waitForAnswer(
  dir: string,
  {isAnswer, request}: Question,
  sent: ReturnType<typeof sendingOf>,
): Promise<'done' | 'ended' | 'none'> {
  const abort = new AbortController()
  // Saving may take as long as it needs.
  const timer = request.request === 'stop' ? undefined : setTimeout(() => abort.abort(), patience * 1000)
  let found = false
  const listen = (events: readonly RunEvent[], newestAt: number) => {
    const newest = events.length - 1
    found ||= events.some((event, at) => isAnswer(event, at === newest && sent.isHeededAt(newestAt)))
    if (found) abort.abort()
  }
  try {
    await follow(dir, listen, {signal: abort.signal, fromStart: false})
  } finally {
    clearTimeout(timer)
    sent.end()
  }
  return found ? 'done' : abort.signal.aborted ? 'none' : 'ended'
}

export const pauseRun: RunCommand = (context, {input: [run = ''], flags}) =>
  ask(context, run, flags, {
    request: {request: 'pause'},
    isAnswer: ({event}) => event === 'paused',
    doneAlready: 'paused',
    done: (words, id) => words.asked.pause(id),
  })

export const continueRun: RunCommand = (context, {input: [run = ''], flags}) =>
  ask(context, run, flags, {
    request: {request: 'resume'},
    isAnswer: ({event}) => event === 'resumed',
    doneAlready: 'live',
    done: (words, id) => words.asked.continue(id),
  })

export const stopRun: RunCommand = (context, {input: [run = ''], flags}) => {
  const keep = flags.discard !== true
  return ask(context, run, flags, {
    request: {request: 'stop', when: flags.epochEnd === true ? 'epoch-end' : 'now', keep},
    isAnswer: ({event}) => event === 'finished',
    done: (words, id) => (keep ? words.asked.stop(id) : words.asked.discard(id)),
  })
}

/** What only a trainer tells that goes on. */
const steps: readonly string[] = ['batch', 'epoch'] satisfies readonly RunEvent['event'][]

export const changeRate: RunCommand = async (context, {input: [run = '', given = ''], flags}) => {
  const value = readNumber('lr', given, compiling.learningRate.min, compiling.learningRate.max)
  return ask(context, run, flags, {
    request: {request: 'lr', value},
    // A rate that was set before is no event.
    isAnswer: ({event}, isHeeded) => event === 'lr' || (isHeeded && steps.includes(event)),
    // It is taken when the run goes on.
    doneAlready: 'paused',
    done: (words, id) => words.asked.lr(id, plain(value)),
  })
}
