import type {TestMetrics} from '../../runs/events.ts'
import {trainingState} from './checkpoints/snapshot.ts'
import {metricsOf} from './metrics.ts'
import type {Saver} from './saver.ts'
import type {Ending, Session} from './session.ts'
import {validate} from './validate.ts'

/** Whatever stands in the network while the test set is judged is no place to go on from. */
const savesNothing: Saver = {
  saveIfDue: async () => {},
  saveNow: async () => {},
  flush: async () => {},
  keepBest: async () => {},
}

/**
 * The one look at the test set, of a run that chose its best epoch by what it held out: with the weights of that epoch,
 * after everything is saved. Undefined where nothing was held out, or there is no test set.
 */
export async function judgeTest(session: Session): Promise<TestMetrics | Ending | undefined> {
  const {samples, training, position, saver, readBest, testBaseline} = session
  const {from, to} = samples.test
  if (from === to) return undefined
  await saver.flush()
  const best = position.best && position.best.epoch < position.epoch ? await readBest() : undefined
  if (best) await training.restore(trainingState(best))
  const sums = await validate({...session, saver: savesNothing}, 'test')
  if (typeof sums === 'string') return sums
  return {
    ...metricsOf(session, sums),
    epoch: best?.state.position.epoch ?? position.epoch,
    checkpoint: best || position.best?.epoch === position.epoch ? 'best' : 'last',
    ...(testBaseline && {baseline: testBaseline}),
  }
}
