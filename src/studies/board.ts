import {type Figure, isBetter} from '../runs/best-epoch.ts'
import {judge, type Outcome, testFigure} from './outcome.ts'
import type {Standing} from './plan.ts'
import {type Difference, differenceOf, type Spread, spreadOf} from './statistics.ts'
import type {Overrides, Study} from './study.ts'

/** A setting's figure of one seed. */
export interface Reading {
  readonly seed: number
  readonly run: string
  readonly by: Figure
  readonly value: number
  /** Of the figure. */
  readonly epoch: number
  /** What the test set says of the chosen epoch: it has chosen nothing. Only of a run with something held out that is over. */
  readonly test?: number | undefined
}

/**
 * How a setting stands beside the first one. `alike`: the luck of the seeds is as great as what is between them;
 * `unknown`: there are not two seeds to judge by; `early`: it was ended before, so that their figures are of other epochs.
 */
export type Verdict = 'best' | 'worse' | 'alike' | 'unknown' | 'early'

export interface BoardRow extends Spread {
  /** Index of the setting. */
  readonly setting: number
  readonly values: Overrides
  readonly readings: readonly Reading[]
  /** How many looks of halving it has come through, the end counted as one, and the epochs that it was judged by. */
  readonly rung: number
  readonly epochs: number
  readonly verdict: Verdict
  /** Of the test set, where all its seeds have that. */
  readonly test?: Spread | undefined
  /** To the first row, by seeds that both have: this minus that. */
  readonly toBest?: Difference | undefined
}

/** The settings of a study by what came of them, the best first. */
export interface Board {
  readonly by: Figure
  /** The figures are of samples that were held out of the training, not of the test set. */
  readonly isHeldOut: boolean
  readonly rows: readonly BoardRow[]
}

/**
 * The leader board, from whatever there is by now. Settings that were trained for longer stand before those that were ended
 * earlier: their figures are of other epochs. Pure.
 */
export function boardOf(study: Study, standings: ReadonlyMap<string, Standing>): Board {
  const rows = study.settings.flatMap((values, setting) => {
    const ours = [...standings.values()].flatMap(one =>
      one.trial.setting === setting && one.outcome && isReached(study, one.outcome)
        ? [{seed: one.trial.seed, ...one.outcome}]
        : [],
    )
    // All seeds of a setting are read at the same epoch.
    const rung = Math.min(...ours.map(outcome => rungOf(study, outcome)))
    const epochs = rung <= study.rungs.length ? (study.rungs[rung - 1] as number) : epochsOf(study, setting)
    const readings = ours.flatMap(({seed, run, state}): Reading[] => {
      const figure = judge(state, epochs)
      if (!figure) return []
      // What the test set says is of all epochs.
      const test = rung > study.rungs.length ? testFigure(state, figure.by) : undefined
      return [{seed, run, ...figure, ...(test !== undefined && {test})}]
    })
    const tests = readings.flatMap(({test}) => test ?? [])
    return readings.length === 0
      ? []
      : [
          {
            setting,
            values,
            readings,
            rung,
            epochs,
            ...spreadOf(readings.map(({value}) => value)),
            ...(tests.length === readings.length && {test: spreadOf(tests)}),
          },
        ]
  })
  const by = rows[0]?.readings[0]?.by ?? 'accuracy'
  rows.sort((a, b) => b.rung - a.rung || compare(by, a.mean, b.mean))
  const [best] = rows
  return {
    by,
    isHeldOut: holdsOut(study),
    rows: rows.map(row => {
      if (row === best || !best) return {...row, verdict: 'best'}
      if (row.rung < best.rung) return {...row, verdict: 'early'}
      const toBest = differenceTo(best.readings, row.readings)
      return {...row, verdict: verdictOf(by, toBest), ...(toBest.n > 0 && {toBest})}
    }),
  }
}

/** Whether the figures of a study are of samples held out of the training. */
export const holdsOut = ({base}: Pick<Study, 'base'>): boolean => (base.dataset.holdOut ?? 0) > 0

const epochsOf = ({base, settings}: Study, setting: number): number =>
  Number({...base.hyperparameters, ...settings[setting]}.epochs ?? Number.POSITIVE_INFINITY)

/** How far a run has come: the rungs that it has reached, and the end is one more than all of them. */
function rungOf({rungs}: Study, {status, state}: Outcome): number {
  if (status === 'finished') return rungs.length + 1
  return rungs.filter(rung => state.history.length >= rung).length
}

/** What is half trained says nothing that could be compared. */
const isReached = (study: Study, outcome: Outcome): boolean => rungOf(study, outcome) > 0

const compare = (by: Figure, a: number, b: number): number =>
  isBetter(by, a, b) ? -1 : isBetter(by, b, a) ? 1 : 0

function differenceTo(best: readonly Reading[], readings: readonly Reading[]): Difference {
  const pairs = readings.flatMap(({seed, value}) => {
    const other = best.find(one => one.seed === seed)
    return other ? [[other.value, value] as const] : []
  })
  return differenceOf(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )
}

function verdictOf(by: Figure, {n, mean, interval}: Difference): Verdict {
  // One that has run away is worse whatever the luck.
  if (n > 0 && !Number.isFinite(mean)) return 'worse'
  if (!interval) return 'unknown'
  const [low, high] = interval
  return (by === 'accuracy' ? high < 0 : low > 0) ? 'worse' : 'alike'
}
