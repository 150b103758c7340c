import type {Sums} from '../engines/engine.ts'
import {attend} from './attend.ts'
import type {Ending, Session} from './session.ts'

/** Milliseconds between two `validation` events. */
const between = 100

/** Judges the whole test set with the weights as they are, and tells how far it is. */
export async function validate(session: Session): Promise<Sums | Ending> {
  const {settings, training, samples, testDays, control, position, emit, now} = session
  // At the end of the run the epoch is closed already.
  const epoch = Math.min(position.epoch + 1, settings.epochs)
  let ending: Ending = 'stopped'
  let told = now()
  const sums = await training.validate({
    see: testDays?.see,
    due: control.due,
    async lookUp(done) {
      if (now() - told >= between) {
        told = now()
        emit({event: 'validation', epoch, done, total: samples.test})
      }
      const ended = await attend(session)
      ending = ended ?? ending
      return ended === undefined
    },
  })
  if (!sums) return ending
  if (testDays) emit({event: 'predicted', epoch, values: testDays.predicted()})
  return sums
}
