import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, it} from 'vitest'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

describe.each([
  [[5], [0]],
  [[1, 1], [0]],
  [[3, 5], [0]],
  [[3, 5], [1]],
  [
    [3, 5],
    [0, 1],
  ],
  [[4, 3, 5], [1]],
  [
    [4, 3, 5],
    [0, 2],
  ],
  [
    [4, 6, 5, 7],
    [1, 2],
  ],
  [
    [4, 6, 5, 7],
    [0, 1, 2],
  ],
  [
    [32, 8, 8, 32],
    [1, 2],
  ],
  [[3000, 33], [0]],
  [[3000, 33], [1]],
  [[100_000], [0]],
  [[2, 0, 3], [1]],
])('%j over axes %j', (shape, axes) => {
  it.each([false, true])('sum, mean, largest, keepDims %s', keepDims => {
    agree(() => {
      const x = tensor(shape)
      const results = [tf.sum(x, axes, keepDims)]
      if (x.size > 0) results.push(tf.mean(x, axes, keepDims), tf.max(x, axes, keepDims))
      return results
    })
  })
})

it('a long sum stays precise', () => {
  agree(() => tf.sum(tf.fill([4_000_000], 0.1)), {
    reference: [[4_000_000 * Math.fround(0.1)]],
    tolerance: 1e-5,
  })
  agree(() => tf.sum(tf.fill([400_000, 3], 0.1), 0), {
    reference: [new Array(3).fill(400_000 * Math.fround(0.1))],
    tolerance: 1e-5,
  })
})

it('index of the largest, the first of equals', () => {
  agree(() => [
    tf.argMax(tensor([50, 10]), 1),
    tf.argMax(tensor([3, 4, 5]), -1),
    tf.argMax(tensor([3, 4, 5]), 1),
    tf.argMax(tf.tensor2d([[1, 3, 3, 2]]), 1),
    tf.argMax(tensor([20_000, 10]), 1),
  ])
})

it('integers and truth values are left to tfjs', () => {
  agree(() => [
    tf.sum(tf.tensor1d([1, 2, 3], 'int32')),
    tf.mean(tf.tensor1d([1, 2, 4], 'int32')),
    tf.sum(tf.tensor1d([1, 0, 1], 'bool')),
    tf.transpose(tf.tensor2d([[1, 2, 3]], [1, 3], 'int32')),
    tf.concat([tf.tensor1d([1], 'bool'), tf.tensor1d([0], 'bool')]),
  ])
})

it('repeats dimensions', () => {
  agree(() => [
    tf.tile(tensor([3, 1, 1, 5]), [1, 4, 2, 1]),
    tf.tile(tensor([1, 7]), [6, 1]),
    tf.tile(tensor([2, 3]), [2, 2]),
    tf.tile(tensor([3]), [4]),
    tf.tile(tensor([3]), [1]),
  ])
})

it('exchanges axes', () => {
  agree(() => [
    tf.transpose(tensor([5, 7])),
    tf.transpose(tensor([301, 402])),
    tf.transpose(tensor([2, 3, 4]), [0, 2, 1]),
    tf.transpose(tensor([2, 3, 4]), [1, 0, 2]),
    tf.transpose(tensor([2, 3, 4]), [2, 1, 0]),
    tf.transpose(tensor([2, 3, 4]), [1, 2, 0]),
    tf.transpose(tensor([64, 60, 33]), [1, 0, 2]),
    tf.transpose(tensor([2, 3, 4, 5]), [0, 3, 2, 1]),
  ])
})

it('joins', () => {
  agree(() => [
    tf.concat([tensor([2, 3], 1), tensor([4, 3], 2)], 0),
    tf.concat([tensor([2, 3], 1), tensor([2, 1], 2), tensor([2, 5], 3)], 1),
    tf.concat([tensor([32, 8, 8, 16], 1), tensor([32, 8, 8, 24], 2)], 3),
    tf.concat([tensor([2, 0], 1), tensor([2, 3], 2)], 1),
    tf.stack([tensor([2, 3], 1), tensor([2, 3], 2)], 1),
  ])
})

it('takes parts', () => {
  agree(() => [
    tf.slice(tensor([7, 5]), [2, 0], [3, 5]),
    tf.slice(tensor([7, 5]), [0, 1], [7, 3]),
    tf.slice(tensor([7, 5]), [1, 1], [2, 3]),
    tf.slice(tensor([7, 5]), [0, 0], [7, 5]),
    tf.slice(tensor([7, 5]), [3, 0], [0, 5]),
    tf.slice(tensor([64, 60, 30]), [0, 59, 0], [64, 1, 30]),
    tf.slice(tensor([9]), 4),
    ...tf.split(tensor([4, 6]), 3, 1),
    ...tf.split(tensor([32, 8, 8, 40]), [16, 24], 3),
    ...tf.unstack(tensor([3, 4, 2]), 1),
  ])
})

it('a part outlives the whole', () => {
  agree(() => {
    const whole = tf.relu(tensor([100, 3]))
    const part = tf.slice(whole, [5, 1], [3, 2])
    whole.dispose()
    const other = tf.relu(tensor([100, 3], 5))
    return [part, other]
  })
})

it('pads', () => {
  agree(() => [
    tf.pad(tensor([3, 4]), [
      [0, 0],
      [1, 2],
    ]),
    tf.pad(tensor([3, 4]), [
      [2, 0],
      [0, 0],
    ]),
    tf.pad(tensor([3, 4]), [
      [1, 1],
      [1, 2],
    ]),
    tf.pad(tensor([3, 4]), [
      [0, 0],
      [0, 0],
    ]),
    tf.pad(tensor([3]), [[1, 1]], 7),
  ])
})

it('fills', () => {
  agree(() => [
    tf.fill([3, 5], 2.5),
    tf.zeros([7]),
    tf.ones([2, 3]),
    tf.zerosLike(tensor([5])),
    tf.onesLike(tensor([5])),
    tf.fill([3], 2, 'int32'),
  ])
})

it('other kernels of tfjs-cpu work on the same tensors', () => {
  agree(() => [
    tf.cumsum(tf.relu(tensor([50])), 0),
    tf.oneHot(tf.tensor1d([1, 0, 2], 'int32'), 3),
    tf.cast(tf.greater(tf.relu(tensor([9])), 0.2), 'float32'),
    tf.where(tf.greater(tensor([9]), 0), tf.relu(tensor([9])), tf.zeros([9])),
    tf.gather(tf.relu(tensor([9, 4])), tf.tensor1d([3, 1], 'int32')),
    tf.log(tf.exp(tensor([9]))),
    tf.reverse(tf.relu(tensor([5])), 0),
    tf.real(tf.complex(tf.relu(tensor([4])), tensor([4], 2))),
  ])
})
