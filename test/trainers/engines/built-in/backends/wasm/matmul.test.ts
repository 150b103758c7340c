import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

const sizes = [
  [1, 1, 1],
  [1, 7, 1],
  [5, 3, 9],
  [6, 8, 8],
  [13, 300, 21],
  [32, 4, 3],
  [64, 257, 40],
  [200, 33, 130],
  [193, 530, 137],
] as const

describe.each(sizes)('matMul of [%i,%i] and [%i columns]', (m, k, n) => {
  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('transposeA %s, transposeB %s', (ta, tb) => {
    agree(() =>
      tf.matMul(
        tensor(ta ? [k, m] : [m, k], 1) as tf.Tensor2D,
        tensor(tb ? [n, k] : [k, n], 2) as tf.Tensor2D,
        ta,
        tb,
      ),
    )
  })

  it.each(['linear', 'relu', 'sigmoid', 'relu6', 'elu', 'leakyrelu'] as const)('bias and %s', activation => {
    agree(
      () =>
        tf.fused.matMul({
          a: tensor([m, k], 3) as tf.Tensor2D,
          b: tensor([k, n], 4) as tf.Tensor2D,
          bias: tensor([n], 5),
          activation,
        }),
      {tolerance: 1e-4},
    )
  })
})

describe('matMul', () => {
  it('runs over batches, of which one side may have one', () => {
    agree(() => tf.matMul(tensor([3, 5, 7], 1), tensor([3, 7, 9], 2)))
    agree(() => tf.matMul(tensor([3, 5, 7], 1), tensor([7, 9], 2)))
    agree(() => tf.matMul(tensor([1, 5, 7], 1), tensor([4, 9, 7], 2), false, true))
    agree(() => tf.matMul(tensor([2, 3, 5, 7], 1), tensor([2, 3, 7, 2], 2)))
    agree(() => tf.matMul(tensor([2, 1, 5, 7], 1), tensor([1, 3, 7, 2], 2)))
  })

  it('takes reshaped operands as they are now', () => {
    agree(() => {
      const b = tensor([12, 10], 2)
      return [tf.matMul(tensor([5, 12]), b), tf.matMul(tensor([5, 6]), tf.reshape(b, [6, 20]))]
    })
  })

  it('sums nothing to nothing', () => {
    agree(() => tf.matMul(tensor([3, 0]) as tf.Tensor2D, tensor([0, 4]) as tf.Tensor2D), {
      reference: [new Float32Array(12)],
    })
    agree(() => tf.matMul(tensor([0, 3]) as tf.Tensor2D, tensor([3, 4]) as tf.Tensor2D), {reference: [[]]})
  })

  it('multiplies integers as tfjs does', () => {
    agree(() => tf.matMul(tf.tensor2d([[1, 2]], [1, 2], 'int32'), tf.tensor2d([[3], [4]], [2, 1], 'int32')))
  })

  it('has the right gradients', () => {
    const gradients = tf.grads((a: tf.Tensor, b: tf.Tensor) => tf.sum(tf.square(tf.matMul(a, b, true, true))))
    agree(() => gradients([tensor([9, 5], 1), tensor([11, 9], 2)]))
  })

  it('lets NaN through relu', () => {
    agree(
      () => tf.fused.matMul({a: tf.tensor2d([[NaN], [1]]), b: tf.tensor2d([[1, -1]]), activation: 'relu'}),
      {
        reference: [[NaN, NaN, 1, 0]],
      },
    )
    expect.hasAssertions()
  })
})
