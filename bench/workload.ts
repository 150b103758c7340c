import type {DataShape} from '../src/chapters/chapter.ts'
import type {HyperparameterValues} from '../src/chapters/hyperparameters/hyperparameter.ts'
import {chapterById} from '../src/chapters/index.ts'
import {defaults} from '../src/settings/tunable.ts'
import {chapterFixture, fixtureNames} from '../test/parity/fixtures.ts'

/** One chapter as it is trained by default, on random data of its own shape. */
export interface Workload {
  readonly id: string
  readonly shape: DataShape
  readonly values: HyperparameterValues
  readonly batch: number
  /** Samples of one epoch, as many batches as are timed together. */
  readonly steps: number
}

export const workloadNames = fixtureNames

/** Steps that take about a second in Keras: enough to time, few enough for the deep networks. */
const slow = new Set(['alexnet', 'vgg16', 'resnet18'])
const middling = new Set(['inception10', 'stock-rnn', 'stock-lstm', 'stock-gru'])

export function openWorkload(id: string, batch?: number): Workload {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const {inputShape, classes} = chapterFixture(id)
  const values = defaults(chapter)
  const steps = slow.has(id) ? 4 : middling.has(id) ? 20 : 200
  return {id, shape: {inputShape, classes}, values, batch: batch ?? (values.batchSize as number), steps}
}

/** What a contender's process prints on its last line. */
export type Outcome = {readonly msPerStep: number; readonly peakMB: number} | {readonly failed: string}
