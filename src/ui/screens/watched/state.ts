import type {Failure} from '../../../errors.ts'
import type {Axis} from '../../../runs/axis.ts'
import {type Chosen, type CurveName, chooseCurves, type SaidTags} from '../../../runs/watched/curves.ts'
import type {Watched} from '../../../runs/watched/watched.ts'
import type {AppState, Sentence} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import type {RunScreen} from '../run/state.ts'

/** Which event files are to be watched, and what is said of them. */
export interface WatchRequest {
  /** Absolute. */
  readonly path: string
  readonly run?: string | undefined
  readonly said: SaidTags
}

/** Event files know no epochs. */
export type WatchedAxis = Exclude<Axis, 'epoch'>

/** Another program's run: its curves, as far as its event files are read. */
export interface WatchedScreen
  extends WatchRequest,
    Pick<RunScreen, 'zoom' | 'log' | 'smoothing' | 'layout'> {
  readonly axis: WatchedAxis
  readonly kind: 'watched'
  readonly id: number
  readonly known?: Watched | undefined
  /** Why nothing more comes. */
  readonly failure?: Failure | undefined
  /** What is chosen from, in place of the charts. */
  readonly list?: 'tags' | 'runs' | undefined
  /** The curve whose tag is chosen. */
  readonly curve: CurveName
  /** Name of the tag or the run under the cursor; the first one where it is not there. */
  readonly at?: string | undefined
  /** Whether the learning rate stands in the place of the accuracy. */
  readonly hasRate: boolean
  /** Where values are read, on the axis. */
  readonly crosshair?: number | undefined
}

export const openWatched = (state: AppState, request: WatchRequest): Step =>
  open(
    state,
    {
      kind: 'watched',
      ...request,
      curve: 'loss',
      axis: 'step',
      hasRate: false,
      log: false,
      smoothing: 0,
      layout: 'both',
    },
    owner => [{effect: 'watch', owner, path: request.path, run: request.run}],
  )

/** The curves that are drawn. */
export const curvesOf = ({known, said}: Pick<WatchedScreen, 'known' | 'said'>): Chosen =>
  known ? chooseCurves(known, said) : {}

/** Why there is no curve. */
export const noCurveWords =
  ({known}: Pick<WatchedScreen, 'known'>): Sentence =>
  ({watched}) =>
    !known?.whole ? watched.waiting : known.tags.length === 0 ? watched.noNumbers : watched.noneChosen

/** The names that a list is chosen from. */
export function namesIn({known, list}: Pick<WatchedScreen, 'known' | 'list'>): readonly string[] {
  if (!known || !list) return []
  return list === 'tags' ? known.tags.map(({tag}) => tag) : known.runs.map(({name}) => name)
}

/** Place of the cursor in its list. */
export const cursorOf = (screen: WatchedScreen): number =>
  Math.max(0, namesIn(screen).indexOf(screen.at ?? ''))
