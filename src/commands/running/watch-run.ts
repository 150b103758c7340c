import {basename} from 'node:path'
import {checkpointAhead} from '../../runs/checkpoint-ahead.ts'
import {readSpec} from '../../runs/create.ts'
import type {RunEvent} from '../../runs/events.ts'
import {follow} from '../../runs/follow.ts'
import {liveness} from '../../runs/liveness.ts'
import {sendRequest} from '../../runs/requests.ts'
import {initialRunState, type RunState, reduceRunEvents} from '../../runs/state.ts'
import {isLive, type RunStatus} from '../../runs/status.ts'
import type {Notify} from '../../settings/notify.ts'
import type {ErrorCode} from '../../text/errors.ts'
import {errorSentence, failureSentence} from '../../text/sentence.ts'
import type {Context} from '../line/command.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {whyCrashed} from './crash.ts'
import {reportEnding} from './ending.ts'
import {openBell, toldBytes} from './notify.ts'
import {plainReport} from './plain-report.ts'

export interface WatchOptions {
  /** Events as JSON lines instead of text. */
  readonly json: boolean
  readonly plain: boolean
  /** What Ctrl-C does: stop the run and save, or leave it alone. */
  readonly onInterrupt: 'stop' | 'leave'
  /** Starts the run's trainer; an interrupt meanwhile holds for the trainer that is started. */
  readonly begin?: () => Promise<void>
  /** How somebody wants to be told of what happens from now on. */
  readonly notify?: Notify
  /** Ends the watching; the run goes on. */
  readonly until?: AbortSignal
  /** Is told every event, after it has been reported. */
  readonly hear?: (event: RunEvent, state: RunState) => void
}

/** How the watching went on to its end. */
interface Watched {
  readonly state: RunState
  readonly status: RunStatus
  /** Why it ended before the run did: Ctrl-C, or nobody is there to be told any more. */
  readonly left?: 'interrupt' | 'hang-up' | undefined
}

/**
 * Follows a run to its end and tells of it on stdout. The run itself never depends on it: a hang-up only ends the
 * telling.
 * @returns 0 completed, 1 failed or crashed, 130 stopped with everything saved
 */
export async function watchRun(context: Context, dir: string, options: WatchOptions): Promise<number> {
  const {stderr} = context
  const output = openOutput(context, options)
  const spec = await readSpec(dir)
  const bell =
    options.notify && openBell(options.json ? {...context, stdout: stderr} : context, dir, options.notify)
  const past = toldBytes(dir)
  const report = options.json ? undefined : plainReport(spec, output, context.language)
  const {state, status, left} = await follows(context, dir, options, output, (event, now, at) => {
    if (at >= past) bell?.see(event, now)
    if (report) report(event, now)
    else printJson(context, 'event', event)
    options.hear?.(event, now)
  })
  if (isLive(status)) {
    if (left === 'hang-up') return 0
    output.note(output.words.goesOn(spec.id))
    return options.onInterrupt === 'stop' ? 130 : 0
  }
  if (status === 'crashed') {
    const ahead = await checkpointAhead(dir, status, state.history.at(-1)?.epoch ?? 0)
    if (ahead !== undefined) output.note(`${spec.id}${output.words.colon}${output.words.checkpointAt(ahead)}`)
    const why = await whyCrashed(dir)
    bell?.ring({status, message: `${spec.id}${output.words.colon}${errorSentence(why, context.language)}`})
    throw why
  }
  if (status === 'failed') {
    const {code = 'unknown-code', detail = {}} = state.failure ?? {}
    output.note(failureSentence({code, detail}, context.language))
    if (state.checkpoints.last && !isHopeless(code)) output.note(output.words.resumeWith(spec.id))
    return 1
  }
  if (!options.json) reportEnding(spec, state, output, context.language)
  return status === 'finished' ? 0 : status === 'stopped' ? 130 : 1
}

/** What going on fails at as long as nobody has put the run right. */
const hopeless: readonly string[] = [
  'run-changed',
  'init-changed',
  'run-unreadable',
  'checkpoint-corrupt',
  'data-changed',
  'optimizer-mismatch',
  'weights-of-another',
  'foreign-file',
  'is-a-link',
  'is-a-pipe',
  'is-a-device',
] satisfies readonly ErrorCode[]

const isHopeless = (code: string): boolean => hopeless.includes(code)

/** The run's events one by one with the state that is known by then, until its end or until we are told to leave. */
async function follows(
  context: Context,
  dir: string,
  {onInterrupt, begin, until}: WatchOptions,
  output: Output,
  tell: (event: RunEvent, state: RunState, newestAt: number) => void,
): Promise<Watched> {
  const leave = new AbortController()
  let left: Watched['left']
  let stopping = false
  let begun = begin === undefined
  const leaveBecause = (why: Watched['left']) => {
    left ??= why
    leave.abort()
  }
  const interrupt = () => {
    if (onInterrupt === 'leave' || stopping) return leaveBecause('interrupt')
    stopping = true
    output.note(output.words.stopping)
    if (begun) stop()
  }
  const stop = () => {
    sendRequest(dir, {request: 'stop', when: 'now', keep: true}).catch(() => leaveBecause('interrupt'))
  }
  const hangUp = () => leaveBecause('hang-up')
  until?.addEventListener('abort', () => leaveBecause('interrupt'), {once: true})
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  process.on('SIGHUP', hangUp)
  context.stdout.on('error', hangUp)
  let state = initialRunState
  try {
    await begin?.()
    begun = true
    // Asked for only now: had another trainer got the run, it would have stopped that one.
    if (stopping) stop()
    await follow(
      dir,
      (events, newestAt) => {
        state = reduceRunEvents(state, events)
        for (const event of events) tell(event, state, newestAt)
      },
      {signal: leave.signal},
    )
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    process.off('SIGHUP', hangUp)
    context.stdout.off('error', hangUp)
  }
  return {state, status: await liveness(dir), left}
}

export const runIdOf = (dir: string): string => basename(dir)
