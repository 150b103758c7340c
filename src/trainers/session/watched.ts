import {rateAt} from '../../chapters/schedules.ts'
import type {Metrics} from '../../runs/events.ts'
import type {Watched} from './position.ts'
import {noProgress, withValue} from './progress.ts'
import type {Session} from './session.ts'

/** By what an epoch is judged; undefined where it was not validated, as others are. */
export function monitoredOf({settings, classifies, samples}: Judging, metrics: Metrics): number | undefined {
  const {loss, accuracy, valLoss, valAccuracy} = metrics
  const isAccuracy = settings.monitor === 'accuracy' && classifies
  if (samples.validation.to > 0) return isAccuracy ? valAccuracy : valLoss
  return isAccuracy ? accuracy : loss
}

type Judging = Pick<Session, 'settings' | 'classifies' | 'samples'>

export const nothingWatched: Watched = {stopping: noProgress, plateau: noProgress}

/**
 * Takes the values of an epoch that has just been closed into what early stopping and the plateau go by, and does what
 * they say: lowers the rate, from the next step on, or marks the run as one that has ended. Counts values, so epochs
 * that are not validated do not count.
 */
export function watch(session: Session, metrics: Metrics): void {
  const {settings, position, emit} = session
  const {earlyStopping, reduceOnPlateau, minDelta} = settings
  // What was brought back at an end is trained further.
  if (position.watched) position.watched = further(position.watched)
  const value = monitoredOf(session, metrics)
  if ((earlyStopping === 0 && reduceOnPlateau === 0) || value === undefined) return
  const larger = settings.monitor === 'accuracy' && session.classifies
  const {stopping, plateau} = position.watched ?? nothingWatched
  const next = {
    stopping: withValue(stopping, value, {larger, share: minDelta}),
    plateau: withValue(plateau, value, {larger, share: 0}),
  }
  if (reduceOnPlateau > 0 && next.plateau.waited >= reduceOnPlateau) {
    const lowered = lower(session)
    if (lowered) {
      emit({event: 'lr', ...lowered, epoch: position.epoch, step: 0, cause: 'plateau'})
      next.plateau = {...next.plateau, waited: 0}
    }
  }
  const isOver = earlyStopping > 0 && next.stopping.waited >= earlyStopping
  position.watched = {...next, ...(isOver && {stopped: position.epoch})}
}

/** As Keras' ReduceLROnPlateau: what the last step was made with, times the factor, not below the least. */
function lower({settings, position, steps}: Session): {from: number; to: number} | undefined {
  const last = {epoch: position.epoch - 1, step: steps - 1, steps}
  const from = rateAt(settings, position.baseRate, last)
  if (from <= settings.minLearningRate) return undefined
  const to = Math.max(from * settings.plateauFactor, settings.minLearningRate)
  // Whatever schedule runs, it goes on from there.
  position.baseRate *= to / from
  return {from, to}
}

/** Whether the run has ended by itself; one that was told to go further since then is no longer at its end. */
export function hasEnded({position, extendedAt}: Pick<Session, 'position' | 'extendedAt'>): boolean {
  const {watched} = position
  if (watched?.stopped === undefined) return false
  if (watched.stopped !== extendedAt) return true
  position.watched = further(watched)
  return false
}

/** What is remembered of a run that goes on: one that had lost its patience has it back. */
export function further({stopped, restored: _, ...watched}: Watched): Watched {
  return stopped === undefined ? watched : {...watched, stopping: {...watched.stopping, waited: 0}}
}
