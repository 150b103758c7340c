import {irisAccuracy, irisLoss, type Rows} from './iris-network.ts'
import type {Rule, RuleOptions} from './rules.ts'

/** One optimizer on its way through the iris network. */
export interface Runner {
  readonly rule: Rule
  readonly weights: Float64Array
  /** Mean loss of the batches of each epoch, as the notes print it, and accuracy on the test rows after it. */
  readonly loss: number[]
  readonly accuracy: number[]
  /** Milliseconds spent in training, without the measuring of accuracy. */
  milliseconds: number
}

export interface RaceOptions extends RuleOptions {
  readonly epochs: number
  readonly batchSize: number
  readonly now: () => number
}

export const lineUp = (rules: readonly Rule[], weights: Float64Array): Runner[] =>
  rules.map(rule => ({rule, weights: weights.slice(), loss: [], accuracy: [], milliseconds: 0}))

/** All runners train side by side on the same batches, epoch by epoch; yields the epochs done. */
export function* race(
  runners: readonly Runner[],
  {train, test}: {train: Rows; test: Rows},
  options: RaceOptions,
): Generator<number, void, void> {
  const {epochs, batchSize, now} = options
  const updates = runners.map(({rule, weights}) => rule.create(weights.length, options))
  const gradient = new Float64Array(runners[0]?.weights.length ?? 0)
  const batches = Math.ceil(train.y.length / batchSize)

  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (const [i, runner] of runners.entries()) {
      const started = now()
      let loss = 0
      for (let batch = 0; batch < batches; batch++) {
        const from = batch * batchSize
        const to = Math.min(train.y.length, from + batchSize)
        loss += irisLoss(runner.weights, train, from, to, gradient)
        updates[i]?.(runner.weights, gradient)
      }
      runner.milliseconds += now() - started
      runner.loss.push(loss / batches)
      runner.accuracy.push(irisAccuracy(runner.weights, test))
    }
    yield epoch
  }
}
