import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import {iris} from '../../src/chapters/pages/iris.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {readCheckpoint} from '../../src/trainers/session/checkpoints/read.ts'
import fixture from '../fixtures/keras/watching.json' with {type: 'json'}
import {play, specOf} from '../trainers/run.ts'
import {scratchFolder} from '../trainers/scratch.ts'

interface KerasFit {
  /** Running loss after each of the first 20 steps. */
  readonly losses: readonly number[]
  readonly epochs: readonly {
    readonly loss: number
    readonly val_loss?: number
    readonly val_sparse_categorical_accuracy?: number
    readonly lr: number
  }[]
  readonly weights: readonly number[]
}

interface Case extends KerasFit {
  readonly name: string
  readonly values: HyperparameterValues
  /** With Keras' own CosineDecay. */
  readonly own?: KerasFit
}

const cases = fixture.cases as unknown as readonly Case[]

const batchesOf = (events: readonly EventBody[]) => events.filter(event => event.event === 'batch')
const epochsOf = (events: readonly EventBody[]) => events.filter(event => event.event === 'epoch')

/** As far apart as float32 in another order of adding, carried on over the steps. */
function expectNear(ours: number | undefined, theirs: number | undefined, what: string, tolerance = 2e-4) {
  if (theirs === undefined) return expect(ours, what).toBeUndefined()
  const apart = Math.abs((ours ?? Number.NaN) - theirs)
  expect(apart, `${what}: ${ours} and ${theirs}`).toBeLessThan(tolerance * Math.max(1e-2, Math.abs(theirs)))
}

describe.each(cases)('$name', ({values, own, ...printed}) => {
  it('is as in Keras: first losses, curves, rates, when it ends and with which weights', async () => {
    const dir = scratchFolder()
    // Every batch is told.
    const events = await play(specOf('iris', {...defaults(iris), ...values}), dir)
    const checkpoint = await readCheckpoint(join(dir, 'last'))
    const weights = [...(checkpoint?.weights.values() ?? [])].flatMap(array => [...array])
    for (const fit of own ? [printed, own] : [printed]) {
      const seen = batchesOf(events)
      for (const [i, loss] of fit.losses.entries()) expectNear(seen[i]?.loss, loss, `loss of step ${i + 1}`)
      expect(epochsOf(events)).toHaveLength(fit.epochs.length)
      for (const [i, theirs] of fit.epochs.entries()) {
        const ours = epochsOf(events)[i]
        expectNear(ours?.loss, theirs.loss, `loss of epoch ${i + 1}`)
        expectNear(ours?.valLoss, theirs.val_loss, `validation of epoch ${i + 1}`)
        expectNear(ours?.valAccuracy, theirs.val_sparse_categorical_accuracy, `accuracy of epoch ${i + 1}`)
        expectNear(ours?.lr, theirs.lr, `rate of epoch ${i + 1}`, 1e-5)
      }
      expect(weights).toHaveLength(fit.weights.length)
      for (const [i, weight] of fit.weights.entries()) expectNear(weights[i], weight, `weight ${i}`, 1e-3)
    }
  })
})

it('has a case of everything: one that ends early, one whose rate is lowered, a warm-up, a cosine', () => {
  const all = cases.map(
    ({values, epochs}): HyperparameterValues => ({
      ...values,
      isShort: epochs.length < Number(values.epochs),
    }),
  )
  expect(all.filter(({isShort, earlyStopping}) => isShort && earlyStopping).length).toBeGreaterThan(3)
  for (const key of ['reduceOnPlateau', 'warmupEpochs', 'schedule', 'monitor', 'minDelta'])
    expect(
      all.some(values => key in values),
      key,
    ).toBe(true)
})
