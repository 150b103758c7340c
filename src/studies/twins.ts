import type {Figure} from '../runs/best-epoch.ts'
import type {TwinFacts} from '../text/words/twins.ts'
import {judge} from './outcome.ts'
import type {Standing} from './plan.ts'
import {type Difference, differenceOf, halfInterval} from './statistics.ts'
import type {Study} from './study.ts'

/** Pairs before which nothing is decided: two that lie close together by luck would look sure. */
const fewestPairs = 3

/** The chance that a difference is called real where there is none, over all looks together. */
const risk = 0.05

/** What of it the looks before the last one may take, all of them: an early end should be beyond doubt. */
const earlyRisk = 0.01

/**
 * What is found. `real`: the interval leaves out 0; `luck`: it holds 0 after the last pair, or even twice the difference would
 * not be told from luck by then; `same`: not one figure differs; `ran-away`: one of the two has no figure where the other has;
 * `open`: nothing yet.
 */
export type TwinFinding = TwinFacts['finding']

/** A seed, with the figures of both. */
export interface Pair {
  readonly seed: number
  readonly a: number
  readonly b: number
  readonly runs: readonly [a: string, b: string]
}

/** Two settings beside each other, by pairs that share seed, first weights and batches. */
export interface Twins {
  readonly by: Figure
  /** In the order of the seeds; those with both figures. */
  readonly pairs: readonly Pair[]
  /** Seeds of which one of the two has run away. */
  readonly ranAway: {readonly a: number; readonly b: number}
  /** B minus A; its interval is as sure as it has to be at this look. Absent of fewer than two pairs. */
  readonly difference?: Difference | undefined
  /** How sure the interval is of holding the difference. */
  readonly confidence: number
  readonly finding: TwinFinding
  /** Nothing further is to be trained. */
  readonly isDecided: boolean
}

/** What is judged: figures of B minus those of A, and what decides how sure one may be. */
export interface Judged {
  readonly a: readonly number[]
  readonly b: readonly number[]
  /** Pairs after which it ends anyway. */
  readonly most: number
  /** The step between two figures that can be told apart: 1 ÷ samples that it is of, of an accuracy; 0 of a loss. */
  readonly resolution: number
}

/**
 * Whether a difference is real, after each pair anew, so that it may end early; the risk of a wrong "real" is shared out over
 * the looks. Pure.
 * @returns the difference with its interval, how sure that is, and what is found
 */
export function judgePairs({
  a,
  b,
  most,
  resolution,
}: Judged): Pick<Twins, 'difference' | 'confidence' | 'finding' | 'isDecided'> {
  const n = a.length
  const atEnd = 1 - riskAt(most, most)
  if (n < 2) return {confidence: atEnd, finding: 'open', isDecided: n >= most}
  const plain = differenceOf(a, b)
  if (n >= fewestPairs && a.every((value, at) => value === b[at]))
    return {difference: {...plain, interval: [0, 0]}, confidence: atEnd, finding: 'same', isDecided: true}
  // Figures that are counts jump: what lies within a step of each other may be further apart.
  const sd = Math.max(plain.sd ?? 0, resolution / Math.sqrt(6))
  const within = (confidence: number): Difference => {
    const half = halfInterval(sd, n, confidence)
    return {...plain, sd, half, interval: [plain.mean - half, plain.mean + half]}
  }
  const distance = Math.abs(plain.mean)
  const look = 1 - riskAt(n, most)
  if (n >= Math.min(fewestPairs, most) && distance > halfInterval(sd, n, look))
    return {difference: within(look), confidence: look, finding: 'real', isDecided: true}
  const isHopeless = n >= fewestPairs && 2 * distance < halfInterval(sd, most, atEnd)
  const isDecided = n >= most || isHopeless
  return {difference: within(atEnd), confidence: atEnd, finding: isDecided ? 'luck' : 'open', isDecided}
}

/** What a look after `n` pairs may take of the risk, where there are `most` at the end. */
function riskAt(n: number, most: number): number {
  const early = most - fewestPairs
  if (early <= 0) return risk
  return n >= most ? risk - earlyRisk : earlyRisk / early
}

/** A study of two settings as it stands: only seeds count of which both have ended. Pure. */
export function twinsOf(study: Study, standings: ReadonlyMap<string, Standing>): Twins {
  const pairs: Pair[] = []
  const ranAway = {a: 0, b: 0}
  let by: Figure = 'accuracy'
  let resolution = 0
  for (const seed of study.seeds) {
    const [a, b] = [0, 1].map(setting => standings.get(`${setting}.${seed}`))
    if (!a?.outcome || !b?.outcome || !hasEnded(a) || !hasEnded(b)) continue
    const [ofA, ofB] = [figureOf(a), figureOf(b)]
    if (Number.isFinite(ofA?.value) && Number.isFinite(ofB?.value) && ofA && ofB) {
      by = ofA.by
      const {heldOut, test = 0} = a.outcome.state.started?.dataset ?? {}
      const samples = heldOut ?? test
      resolution = by === 'accuracy' && samples > 0 ? 1 / samples : 0
      pairs.push({seed, a: ofA.value, b: ofB.value, runs: [a.outcome.run, b.outcome.run]})
    } else {
      if (!Number.isFinite(ofA?.value)) ranAway.a++
      if (!Number.isFinite(ofB?.value)) ranAway.b++
    }
  }
  const most = study.seeds.length
  const [a, b] = [pairs.map(pair => pair.a), pairs.map(pair => pair.b)]
  const found = judgePairs({a, b, most: most - Math.max(ranAway.a, ranAway.b), resolution})
  const isOneSided = (ranAway.a === 0) !== (ranAway.b === 0)
  const hasRunAway = isOneSided && pairs.length < fewestPairs && ranAway.a + ranAway.b >= fewestPairs
  return {
    by,
    pairs,
    ranAway,
    ...found,
    ...(hasRunAway && {finding: 'ran-away', isDecided: true}),
  }
}

const hasEnded = ({outcome, isLost}: Standing): boolean => isLost || outcome?.status === 'finished'

/** Of a run that has failed, what it had before says nothing of how it would have ended. */
const figureOf = ({outcome}: Standing) => (outcome?.status === 'finished' ? judge(outcome.state) : undefined)
