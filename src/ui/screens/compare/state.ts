import type {Axis} from '../../../runs/axis.ts'
import type {Figure} from '../../../runs/best-epoch.ts'
import type {Measure} from '../../../runs/curves.ts'
import {initialRunState, type RunState} from '../../../runs/state.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {type Compared, type Comparison, compareRuns} from '../../../studies/comparison/compare.ts'
import {figureOf, hasMeasured, tellingMeasure} from '../../../studies/comparison/measure.ts'
import {frameOf} from '../../components/layout.ts'
import type {Zoom} from '../../curves/zoom.ts'
import type {AppState} from '../../state.ts'
import {andThen, open, type Step} from '../../step.ts'
import {follow, type smoothings} from '../run/state.ts'

export const layouts = ['both', 'curves', 'table'] as const

/** Several runs beside each other. What they have learnt so far is in `AppState.followed`. */
export interface CompareScreen {
  readonly kind: 'compare'
  readonly id: number
  /** In the order in which they were marked. */
  readonly runs: readonly string[]
  /** Id of the run under the cursor; it stays on it when the order changes. */
  readonly run?: string | undefined
  /** What the curves are of, and the table is sorted by. @default what says most of these runs */
  readonly measure?: Measure | undefined
  readonly axis: Axis
  readonly layout: (typeof layouts)[number]
  /** Where values are read, on the axis. */
  readonly crosshair?: number | undefined
  /** @default all of the axis */
  readonly zoom?: Zoom | undefined
  readonly log: boolean
  readonly smoothing: (typeof smoothings)[number]
  /** Columns of the table that are out of sight to the left of its second one. */
  readonly left: number
}

/** Opens a comparison and follows its runs: those that train go on growing. */
export const openCompare = (state: AppState, runs: readonly string[]): Step =>
  runs
    .filter(run => state.followed[run] === undefined)
    .reduce<Step>(
      (step, run) => andThen(step, now => follow(now, run)),
      open(state, {
        kind: 'compare',
        runs,
        axis: 'epoch',
        layout: 'both',
        log: false,
        smoothing: 0,
        left: 0,
      }),
    )

type Known = {
  readonly comparison: Comparison
  readonly ids: readonly string[]
  readonly by: Figure
  readonly language: AppState['language']
}

/** What was compared the last time: a list that has not changed is not compared anew for every key. */
const known = new WeakMap<readonly RunSummary[], Known>()

/** What is known of a run by now; nothing while it is still being read. */
export const stateOf =
  ({followed, live}: Pick<AppState, 'followed' | 'live'>) =>
  ({run: {id}}: Compared): RunState | undefined =>
    followed[id] ?? (live.includes(id) ? undefined : initialRunState)

export const measureOf = (state: AppState, screen: CompareScreen): Measure =>
  screen.measure ?? tellingMeasure(screen.runs.map(id => state.followed[id]))

/** The same on the other figure. */
const besideOf: Readonly<Record<Measure, Measure>> = {
  valAccuracy: 'valLoss',
  valLoss: 'valAccuracy',
  accuracy: 'loss',
  loss: 'accuracy',
}

/** Columns from which on two charts stand side by side. */
const roomy = 150

/** What there are charts of: where there is room, of the other figure, too. */
export function shownMeasures(state: AppState, screen: CompareScreen): readonly Measure[] {
  const measure = measureOf(state, screen)
  const beside = besideOf[measure]
  const isShown =
    frameOf(state.size).width >= roomy && screen.runs.some(id => hasMeasured(state.followed[id], beside))
  return isShown ? [measure, beside] : [measure]
}

/** The runs that are still there, compared; the best first by the figure that the curves are of. */
export function comparisonOf(state: AppState, screen: CompareScreen): Comparison {
  const {runs = [], language} = state
  const by = figureOf(measureOf(state, screen))
  const found = known.get(runs)
  if (found && found.ids === screen.runs && found.by === by && found.language === language)
    return found.comparison
  const byId = new Map(runs.map(run => [run.id, run]))
  const comparison = compareRuns(
    screen.runs.flatMap(id => byId.get(id) ?? []),
    by,
    language,
  )
  known.set(runs, {comparison, ids: screen.runs, by, language})
  return comparison
}

/** The run under the cursor: the first one when its own is gone. */
export const currentRow = (rows: readonly Compared[], screen: CompareScreen): Compared | undefined =>
  rows.find(({run}) => run.id === screen.run) ?? rows[0]
