import '@tensorflow/tfjs-backend-cpu'
import {readFileSync} from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {optimizerNames} from '../../../../../src/chapters/hyperparameters/shared.ts'
import {
  createOptimizer,
  type OptimizerName,
} from '../../../../../src/trainers/engines/built-in/optimizers/index.ts'

interface Fixture {
  readonly start: readonly number[]
  readonly gradients: readonly (readonly number[])[]
  readonly steps: Readonly<Record<OptimizerName, readonly (readonly number[])[]>>
}

const keras: Fixture = JSON.parse(
  readFileSync(new URL('../../../../fixtures/optimizers/keras.json', import.meta.url), 'utf8'),
)

let made = 0
const weight = () => ({
  name: 'w',
  variable: tf.variable(tf.tensor1d([...keras.start]), true, `w${made++}`),
})

function take(name: OptimizerName, steps: number, weights = [weight()]) {
  const optimizer = createOptimizer(name, {weights, momentum: 0.9, weightDecay: 0.05})
  const after = keras.gradients.slice(0, steps).map(gradient => {
    tf.tidy(() => optimizer.update([tf.tensor1d([...gradient])], 0.1))
    return [...(weights[0] as (typeof weights)[0]).variable.dataSync()]
  })
  return {optimizer, after, weights}
}

beforeAll(() => tf.setBackend('cpu'))

describe.each(optimizerNames)('%s', name => {
  it('makes the updates that Keras makes, step by step', () => {
    const {after} = take(name, keras.gradients.length)
    after.forEach((weights, step) => {
      weights.forEach((value, i) => {
        const expected = keras.steps[name][step]?.[i] as number
        expect(Math.abs(value - expected), `step ${step}, weight ${i}`).toBeLessThan(
          2e-6 * Math.max(1, Math.abs(expected)),
        )
      })
    })
  })

  it('goes on from saved slots as if it had never stopped', () => {
    const straight = take(name, 12).after.at(-1)
    const first = take(name, 5)
    const saved = new Map(
      first.optimizer.slots().map(slot => [slot.name, slot.tensor.dataSync() as Float32Array]),
    )
    const optimizer = createOptimizer(name, {weights: first.weights, momentum: 0.9, weightDecay: 0.05})
    optimizer.restore(saved, first.optimizer.iterations)
    for (const gradient of keras.gradients.slice(5))
      tf.tidy(() => optimizer.update([tf.tensor1d([...gradient])], 0.1))
    expect([...(first.weights[0] as {variable: tf.Variable}).variable.dataSync()]).toEqual(straight)
  })

  it('leaves no tensors behind', () => {
    const {optimizer} = take(name, 1)
    const before = tf.memory().numTensors
    for (const gradient of keras.gradients) tf.tidy(() => optimizer.update([tf.tensor1d([...gradient])], 0.1))
    expect(tf.memory().numTensors).toBe(before)
    const slots = optimizer.slots().length
    optimizer.dispose()
    expect(tf.memory().numTensors).toBe(before - slots)
  })
})

it('refuses slots of another network', () => {
  const optimizer = createOptimizer('adam', {weights: [weight()]})
  expect(() => optimizer.restore(new Map([['w/m', new Float32Array(3)]]), 1)).toThrow('no saved m for w')
})
