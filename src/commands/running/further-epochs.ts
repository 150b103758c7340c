import type {Planned} from '../../runs/planned.ts'
import {findChapter} from '../line/tuning.ts'
import {moreEpochs} from './more-epochs.ts'

/** What decides how far a run can be taken. */
interface Standing {
  readonly planned: Planned
  /** Epochs of the checkpoint that it goes on from. */
  readonly saved: number
  /** It goes back to its best epoch, whatever was done since. */
  readonly isBack?: boolean
}

/**
 * How many epochs a run is to have that is taken further: `+5` counts from those that it was to have, or has had.
 * @throws TfnotesError as `moreEpochs`
 */
export function furtherEpochs(said: string | boolean, {planned, saved, isBack = false}: Standing): number {
  const {spec, done, isComplete} = planned
  return moreEpochs(findChapter(spec.chapter), said, {
    run: spec.id,
    from: isComplete ? done : Number(spec.hyperparameters.epochs),
    done: isBack ? saved : Math.max(done, saved),
  })
}
