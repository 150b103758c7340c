import type {Sums} from '../engines/engine.ts'
import {attend} from './attend.ts'
import type {Ending, Session} from './session.ts'

/** Milliseconds between two `validation` events. */
const between = 100

/**
 * Judges with the weights as they are and tells how far it is: what the best epoch is chosen by, or, at the end of a run
 * that held something out for that, the test set.
 */
export async function validate(
  session: Session,
  part: 'validation' | 'test' = 'validation',
): Promise<Sums | Ending> {
  const {settings, training, samples, testDays, control, position, emit, now} = session
  // At the end of the run the epoch is closed already.
  const epoch = Math.min(position.epoch + 1, settings.epochs)
  let ending: Ending = 'stopped'
  let told = now()
  const range = samples[part]
  const days = part === 'validation' ? testDays : undefined
  const sums = await training.validate({
    range,
    see: days?.see,
    due: control.due,
    async lookUp(done) {
      if (now() - told >= between) {
        told = now()
        emit({event: 'validation', epoch, done, total: range.to - range.from})
      }
      const ended = await attend(session)
      ending = ended ?? ending
      return ended === undefined
    },
  })
  if (!sums) return ending
  if (days) emit({event: 'predicted', epoch, values: days.predicted()})
  return sums
}
