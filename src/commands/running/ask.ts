import {compiling} from '../../chapters/hyperparameters/shared.ts'
import {TfnotesError} from '../../errors.ts'
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
  /** Whether this event says that it is done. `sent` is when the request was made. */
  readonly isAnswer: (event: RunEvent, sent: number) => boolean
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
  if (!isLive(status)) throw new TfnotesError('run-not-live', {run, status: words.status[status]})
  // Begins to listen before the request is made, so that no answer is missed.
  const answered = flags.noWait === true ? 'left' : waitForAnswer(dir, question)
  await sendRequest(dir, question.request)
  const answer = status === question.doneAlready ? 'done' : await answered
  if (answer === 'none') throw new TfnotesError('no-answer', {run, seconds: patience})
  if (answer === 'ended') line(words.asked.ended(run, words.status[await liveness(dir)]))
  else line(answer === 'left' ? words.asked.left(run) : question.done(words, run))
  return 0
}

async function waitForAnswer(dir: string, {isAnswer, request}: Question): Promise<'done' | 'ended' | 'none'> {
  const sent = Date.now()
  const abort = new AbortController()
  // Saving may take as long as it needs.
  const timer = request.request === 'stop' ? undefined : setTimeout(() => abort.abort(), patience * 1000)
  let found = false
  const listen = (events: readonly RunEvent[]) => {
    found ||= events.some(event => isAnswer(event, sent))
    if (found) abort.abort()
  }
  await follow(dir, listen, {signal: abort.signal, fromStart: false})
  clearTimeout(timer)
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

export const changeRate: RunCommand = async (context, {input: [run = '', given = ''], flags}) => {
  const value = readNumber('lr', given, compiling.learningRate.min, compiling.learningRate.max)
  return ask(context, run, flags, {
    request: {request: 'lr', value},
    // A rate that was set before is no event; a trainer that has gone on for a second has read the request.
    isAnswer: ({event, t}, sent) => event === 'lr' || (event === 'batch' && t > sent + 1000),
    // It is taken when the run goes on.
    doneAlready: 'paused',
    done: (words, id) => words.asked.lr(id, plain(value)),
  })
}
