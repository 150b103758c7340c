import {type Figure, isBetter} from '../runs/best-epoch.ts'
import {judge, type Outcome} from './outcome.ts'
import {eta} from './settings-of.ts'
import {mean} from './statistics.ts'
import {type Study, type Trial, trialsOf} from './study.ts'
import {twinsOf} from './twins.ts'

/** A trial, and what has come of it. */
export interface Standing {
  readonly trial: Trial
  readonly outcome?: Outcome | undefined
  /** It had been trained before. */
  readonly taken: boolean
  /** It ended without its result and is not to be taken up again for now. */
  readonly isLost: boolean
}

/** What is to be trained next. */
export interface Step {
  readonly trial: Trial
  /** The epoch after which it stops. @default its last */
  readonly until?: number | undefined
}

export interface Plan {
  /** In this order; those under way are among them. */
  readonly next: readonly Step[]
  /** Settings that go on to the last epoch, or may yet. */
  readonly kept: ReadonlySet<number>
  /** Sessions that are still to come, as far as can be told. */
  readonly left: number
}

const epochsDone = ({outcome}: Standing): number => outcome?.state.history.length ?? 0

const hasReached = (standing: Standing, until: number | undefined): boolean =>
  standing.isLost ||
  standing.outcome?.status === 'finished' ||
  (until !== undefined && epochsDone(standing) >= until)

/**
 * What is left to do of a study, given what has come of its trials. Nothing but their runs decides, so that whoever asks
 * anew goes on where another was cut off. Pure.
 */
export function planOf(study: Study, standings: ReadonlyMap<string, Standing>): Plan {
  if (study.kind === 'twins' && twinsOf(study, standings).isDecided)
    return {next: [], kept: new Set(study.settings.keys()), left: 0}
  const trials = trialsOf(study)
  const standing = (trial: Trial): Standing => standings.get(trial.id) ?? {trial, taken: false, isLost: false}
  let kept = new Set(study.settings.keys())
  for (const until of study.rungs) {
    const ofRung = trials.filter(({setting}) => kept.has(setting))
    const next = ofRung.filter(trial => !hasReached(standing(trial), until))
    // Who goes on is known only when all are there.
    if (next.length > 0) {
      const later = Math.ceil(kept.size / eta) * study.seeds.length
      return {next: next.map(trial => ({trial, until})), kept, left: next.length + later}
    }
    kept = bestThird(kept, ofRung.map(standing), until)
  }
  const next = trials.filter(trial => kept.has(trial.setting) && !hasReached(standing(trial), undefined))
  return {next: next.map(trial => ({trial})), kept, left: next.length}
}

/** Of several that are equally good the earlier ones, so that it is the same whenever it is asked. */
function bestThird(kept: ReadonlySet<number>, standings: readonly Standing[], until: number): Set<number> {
  const ranked = [...kept].map(setting => {
    const ours = standings.filter(({trial}) => trial.setting === setting)
    const judged = ours.flatMap(({outcome}) => (outcome && judge(outcome.state, until)) ?? [])
    // A setting of which one seed has failed is judged by the others; one without any comes last.
    return {setting, by: judged[0]?.by, value: mean(judged.map(({value}) => value))}
  })
  const by: Figure = ranked.find(one => one.by !== undefined)?.by ?? 'accuracy'
  ranked.sort((a, b) => (isBetter(by, a.value, b.value) ? -1 : isBetter(by, b.value, a.value) ? 1 : 0))
  return new Set(ranked.slice(0, Math.ceil(kept.size / eta)).map(({setting}) => setting))
}
