import type {Failure} from '../../../errors.ts'
import type {Axis} from '../../../runs/axis.ts'
import type {LogTail} from '../../../runs/log-tail.ts'
import type {MachineUse, Seen} from '../../../runs/observe.ts'
import {initialRunState, type RunState} from '../../../runs/state.ts'
import type {Zoom} from '../../curves/zoom.ts'
import {phaseOf} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {andThen, open, type Step, say, stay} from '../../step.ts'
import type {FurtherChart} from './figures.ts'
import type {SidePaneName} from './panes/names.ts'

/** Weights of the moving average. */
export const smoothings = [0, 0.6, 0.9] as const
/** Both charts, the loss alone, or the other one alone. */
export const layouts = ['both', 'loss', 'accuracy'] as const

/** A run, live or over. What it has learnt so far is in `AppState.followed`. */
export interface RunScreen {
  readonly kind: 'run'
  readonly id: number
  readonly run: string
  readonly axis: Axis
  /** Where values are read, on the axis. */
  readonly crosshair?: number | undefined
  /** @default all of the axis */
  readonly zoom?: Zoom | undefined
  /** What is drawn beside the loss in place of the accuracy. */
  readonly further?: FurtherChart | undefined
  readonly log: boolean
  readonly smoothing: (typeof smoothings)[number]
  readonly layout: (typeof layouts)[number]
  /** What is read beside the curves, and has the keys that scroll. */
  readonly pane?: SidePaneName | undefined
  /** How far each has been scrolled, in rows from where it begins. */
  readonly scrolled?: Readonly<Partial<Record<SidePaneName, number>>>
  /** The end of its log, or why that cannot be read; undefined before it was looked at. */
  readonly output?: LogTail | Failure | undefined
  /** What its trainer has taken of the machine while one has been looking, the newest last. */
  readonly machine?: readonly MachineUse[]
  /** The machine that its trainer is on, where that is another one. */
  readonly elsewhere?: string | undefined
  /** Ids of the runs laid over this one. */
  readonly overlay: readonly string[]
  /** A learning rate that was asked for and has not been reported yet, and how many changes had been by then. */
  readonly asked?: {readonly rate: number; readonly changes: number} | undefined
  /** Runs that this one goes on from and that were asked for. */
  readonly ancestors?: readonly string[]
}

/** What is known of its run by now. */
export const runOf = ({followed}: Pick<AppState, 'followed'>, {run}: Pick<RunScreen, 'run'>): RunState =>
  followed[run] ?? initialRunState

/** Follows a run's events from now on, unless that is already done. */
export function follow(state: AppState, run: string): Step {
  if (state.live.includes(run)) return stay(state)
  return stay({...state, live: [...state.live, run]}, {effect: 'follow', run})
}

/** Of a run that was just taken up again, all that is in sight until its trainer reports is how it ended. */
export const sayResuming = (step: Step, run: string): Step => ({
  ...step,
  state: say(
    step.state,
    text => text.notices.resuming,
    'plain',
    state => phaseOf(state, run) === 'starting',
  ),
})

/** Readings that are kept: more than any terminal has columns for. */
const mostReadings = 240

/** The screen with what was seen of its run. */
export function withSeen(screen: RunScreen, seen: Seen): RunScreen {
  switch (seen.seen) {
    case 'log':
      return {...screen, output: seen.log}
    case 'machine':
      return {
        ...screen,
        machine: [...(screen.machine ?? []).slice(1 - mostReadings), seen.use],
        elsewhere: undefined,
      }
    case 'elsewhere':
      return {...screen, elsewhere: seen.host}
  }
}

/** Opens a run's screen and follows it. */
export const openRun = (state: AppState, run: string): Step =>
  andThen(follow(state, run), followed =>
    open(
      {...followed, touched: [...followed.touched.filter(one => one !== run), run]},
      {kind: 'run', run, axis: 'epoch', log: false, smoothing: 0, layout: 'both', overlay: []},
      owner => [{effect: 'observe', owner, run}],
    ),
  )
