import {join} from 'node:path'
import {isLive} from '../runs/status.ts'
import {type Board, boardOf} from './board.ts'
import {openStudies} from './drive.ts'
import {type Influence, influences} from './importance.ts'
import {isDriven} from './launch.ts'
import {planOf, type Standing} from './plan.ts'
import {type Queued, readQueue} from './queue.ts'
import {type Remembered, readStandings} from './standings.ts'
import {isOpen, type StudyStatus} from './status.ts'
import {type Study, studiesOf, trialsOf} from './study.ts'
import {readTrialsLog, type TrialsLog} from './trials-log.ts'
import {type Twins, twinsOf} from './twins.ts'

/** What can be said of a study at this moment. */
export interface StudyReport {
  readonly study: Study
  readonly status: StudyStatus
  /** In the queue, from 1; undefined where it is not. */
  readonly place?: number | undefined
  readonly standings: ReadonlyMap<string, Standing>
  readonly counts: {
    readonly all: number
    /** With a result; of halving also those that were ended early. */
    readonly done: number
    /** Of these, the ones that had been trained before. */
    readonly taken: number
    /** Ended without their result. */
    readonly lost: number
  }
  readonly board: Board
  /** Of two settings: how they differ. */
  readonly twins?: Twins | undefined
  /** What mattered; undefined of too few runs. */
  readonly influences?: readonly Influence[] | undefined
  /** Runs that are being trained. */
  readonly live: readonly string[]
  /** The run of somebody else that keeps it from going on. */
  readonly waitsFor?: string | undefined
  /** Seconds that trainers were at work, and what is left to do will take at that speed. */
  readonly spent: number
  readonly secondsLeft?: number | undefined
  readonly end?: TrialsLog['end']
}

/** How the queue stands, read once for many studies. */
export interface QueueView {
  readonly open: readonly Queued[]
  readonly dropped: ReadonlySet<string>
  readonly isDriven: boolean
}

export async function readQueueView(root: string): Promise<QueueView> {
  const [{dropped}, open] = await Promise.all([readQueue(root), openStudies(root)])
  return {open, dropped, isDriven: isDriven(root)}
}

function statusOf({id}: Study, {open, dropped, isDriven}: QueueView, end: TrialsLog['end']): StudyStatus {
  const entry = open.find(({study}) => study === id)
  if (!entry) {
    if (dropped.has(id)) return 'dropped'
    return end === undefined ? 'left' : end.event === 'halted' ? 'halted' : end.reason
  }
  if (entry.isPaused) return 'paused'
  if (!isDriven) return 'left'
  return open.find(({isPaused}) => !isPaused) === entry ? 'running' : 'waiting'
}

/** @param remembered what need not be read again the next time; grows */
export async function reportOf(
  root: string,
  study: Study,
  queue: QueueView,
  remembered: Remembered = new Map(),
): Promise<StudyReport> {
  const log = await readTrialsLog(join(studiesOf(root), study.id))
  const status = statusOf(study, queue, log.end)
  const entry = queue.open.find(one => one.study === study.id)
  const standings = await readStandings(root, study, log, {
    // Of one that is over all that has ended without a result is lost.
    since: isOpen(status) ? (entry?.since ?? 0) : 0,
    remembered,
  })
  const all = [...standings.values()]
  const board = boardOf(study, standings)
  const {left} = planOf(study, standings)
  const each = log.sessions === 0 ? undefined : log.spent / log.sessions
  const place = queue.open.findIndex(one => one.study === study.id)
  const counted = new Set(board.rows.flatMap(({readings}) => readings.map(({run}) => run)))
  return {
    study,
    status,
    ...(place >= 0 && {place: place + 1}),
    standings,
    counts: {
      all: trialsOf(study).length,
      done: counted.size,
      taken: all.filter(({taken, outcome}) => taken && outcome && counted.has(outcome.run)).length,
      lost: all.filter(({isLost, outcome}) => isLost && !(outcome && counted.has(outcome.run))).length,
    },
    board,
    ...(study.kind === 'twins' && {twins: twinsOf(study, standings)}),
    influences: influences(board),
    live: all.flatMap(({outcome}) => (outcome && isLive(outcome.status) ? [outcome.run] : [])),
    // A driver that is gone, or at another study, waits for nothing.
    ...(status === 'running' && log.waitsFor !== undefined && {waitsFor: log.waitsFor}),
    spent: log.spent,
    ...(each !== undefined && isOpen(status) && {secondsLeft: (each * left) / study.parallel}),
    end: log.end,
  }
}
