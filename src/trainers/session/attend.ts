import {baseFor, rateAt} from '../../chapters/schedules.ts'
import type {Ending, Session} from './session.ts'

/**
 * Looks up from the work: takes a learning rate, pauses, stops. Returns how the run is to end, if it is. The time spent
 * here is none of the training's.
 */
export async function attend(session: Session): Promise<Ending | undefined> {
  const {control, saver, position, emit} = session
  await control.attend()
  await takeRate(session)
  if (control.paused) {
    await saver.saveNow(position)
    emit({event: 'paused'})
    await control.waitWhilePaused()
    if (!control.stop) emit({event: 'resumed'})
    await takeRate(session)
  }
  return control.stop?.when === 'now' ? end(session) : undefined
}

/** Ends the run as the request for it says. */
export async function end({control, saver, position}: Session): Promise<Ending> {
  if (control.stop?.keep === false) return 'discarded'
  await saver.saveNow(position)
  return 'stopped'
}

async function takeRate({control, saver, position, settings, steps, emit}: Session): Promise<void> {
  const asked = control.takeRate()
  const {epoch, step} = position
  const now = {epoch, step: Math.min(step, steps - 1), steps}
  if (asked === undefined) return
  const from = rateAt(settings, position.baseRate, now)
  const before = position.baseRate
  if (asked.value !== undefined) position.baseRate = baseFor(settings, asked.value, now)
  // Rounded, so that ups and downs lead back to where they began.
  if (asked.times !== 1) position.baseRate = Number((position.baseRate * asked.times).toPrecision(3))
  const to = rateAt(settings, position.baseRate, now)
  if (to === from && from > 0) {
    position.baseRate = before
    return
  }
  // The request is used up: a run that is killed once it was told of must not come back without it.
  await saver.saveNow(position)
  emit({event: 'lr', from, to, epoch, step})
}
