import {basename} from 'node:path'
import {
  type Is,
  isCount,
  isDetail,
  isFlag,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isText,
  isTime,
} from '../runs/shape.ts'
import {addLine, readLines} from './json-lines.ts'

const logFile = 'trials.jsonl'

/** What its driver writes down of a study; all else is told by the runs themselves. */
export type TrialLine = {readonly t: number} & (
  | {
      /** This run stands for the trial from now on. */
      readonly event: 'trial'
      readonly trial: string
      readonly run: string
      /** It had been trained before. */
      readonly taken: boolean
    }
  /** No run stands for it any more: it was deleted, or its data has changed. */
  | {readonly event: 'void'; readonly trial: string}
  /** A trainer has been at work on a trial for so long. */
  | {readonly event: 'spent'; readonly trial: string; readonly seconds: number}
  /** Nothing is begun while somebody else trains this run here; without a run: it goes on. */
  | {readonly event: 'waits'; readonly run?: string | undefined}
  /** Nothing is left to be begun: all is trained, or the time is spent. Of so many times that it was asked for. */
  | {readonly event: 'ended'; readonly asked: number; readonly reason: 'done' | 'budget'}
  /** Why nothing could be begun any more. */
  | {
      readonly event: 'halted'
      readonly asked: number
      readonly code: string
      readonly detail: Readonly<Record<string, unknown>>
    }
)

type Line<K extends TrialLine['event']> = Extract<TrialLine, {event: K}>

const checks: {readonly [K in TrialLine['event']]: Is<Line<K>>} = {
  trial: isObjectOf<Line<'trial'>>({
    t: isTime,
    event: isOneOf(['trial']),
    trial: isText,
    run: isText,
    taken: isFlag,
  }),
  void: isObjectOf<Line<'void'>>({t: isTime, event: isOneOf(['void']), trial: isText}),
  spent: isObjectOf<Line<'spent'>>({
    t: isTime,
    event: isOneOf(['spent']),
    trial: isText,
    seconds: isNumber,
  }),
  waits: isObjectOf<Line<'waits'>>({t: isTime, event: isOneOf(['waits']), run: isOptional(isText)}),
  ended: isObjectOf<Line<'ended'>>({
    t: isTime,
    event: isOneOf(['ended']),
    asked: isCount,
    reason: isOneOf(['done', 'budget']),
  }),
  halted: isObjectOf<Line<'halted'>>({
    t: isTime,
    event: isOneOf(['halted']),
    asked: isCount,
    code: isText,
    detail: isDetail,
  }),
}

const isTrialLine = (value: unknown): value is TrialLine =>
  Object.values<Is<TrialLine>>(checks).some(isOne => isOne(value))

export const addTrialLine = (dir: string, line: TrialLine): void => addLine(dir, logFile, line)

/** What the lines of a study say together. */
export interface TrialsLog {
  /** The run that stands for a trial, by the trial's id. */
  readonly runs: ReadonlyMap<string, {readonly run: string; readonly taken: boolean}>
  /** Seconds that trainers were at work. */
  readonly spent: number
  /** Sessions that were waited for. */
  readonly sessions: number
  /** The run of somebody else that it waits for. */
  readonly waitsFor?: string | undefined
  /** How it ended; gone where it goes on. */
  readonly end?: Line<'ended'> | Line<'halted'> | undefined
}

export async function readTrialsLog(dir: string): Promise<TrialsLog> {
  const runs = new Map<string, {readonly run: string; readonly taken: boolean}>()
  let [spent, sessions] = [0, 0]
  let waitsFor: string | undefined
  let end: TrialsLog['end']
  for (const line of await readLines(dir, logFile, isTrialLine)) {
    if (line.event === 'ended' || line.event === 'halted') {
      end = line
      waitsFor = undefined
      continue
    }
    end = undefined
    if (line.event === 'trial' && basename(line.run) === line.run)
      runs.set(line.trial, {run: line.run, taken: line.taken})
    else if (line.event === 'waits') waitsFor = line.run
    else if (line.event === 'void') runs.delete(line.trial)
    else if (line.event === 'spent') {
      spent += line.seconds
      sessions++
    }
  }
  return {runs, spent, sessions, waitsFor, end}
}
