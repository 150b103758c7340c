import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, it} from 'vitest'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

interface Case {
  readonly x: [number, number, number, number]
  readonly filter: [number, number, number, number]
  readonly stride: number | [number, number]
  readonly pad: 'same' | 'valid' | number
}

const cases: readonly Case[] = [
  {x: [1, 1, 1, 1], filter: [1, 1, 1, 1], stride: 1, pad: 'valid'},
  {x: [2, 5, 5, 1], filter: [3, 3, 1, 1], stride: 1, pad: 'same'},
  {x: [3, 7, 6, 2], filter: [3, 3, 2, 5], stride: 1, pad: 'valid'},
  {x: [2, 9, 8, 3], filter: [5, 5, 3, 6], stride: 1, pad: 'same'},
  {x: [3, 6, 13, 3], filter: [5, 5, 3, 6], stride: 1, pad: 'same'},
  {x: [2, 7, 17, 5], filter: [2, 3, 5, 4], stride: 1, pad: 'valid'},
  {x: [2, 5, 9, 1], filter: [5, 5, 1, 2], stride: 1, pad: 3},
  {x: [1, 8, 8, 7], filter: [3, 3, 7, 9], stride: 2, pad: 'same'},
  {x: [3, 9, 7, 65], filter: [1, 1, 65, 37], stride: 1, pad: 'same'},
  {x: [5, 9, 8, 32], filter: [1, 1, 32, 20], stride: 2, pad: 'same'},
  {x: [2, 9, 7, 5], filter: [3, 3, 5, 13], stride: 2, pad: 'valid'},
  {x: [2, 9, 7, 5], filter: [1, 1, 5, 8], stride: 2, pad: 'same'},
  {x: [2, 10, 11, 4], filter: [2, 4, 4, 6], stride: [3, 2], pad: 'same'},
  {x: [2, 6, 6, 3], filter: [5, 5, 3, 4], stride: 3, pad: 'valid'},
  {x: [1, 4, 4, 3], filter: [3, 3, 3, 4], stride: 1, pad: 2},
  {x: [1, 2, 2, 3], filter: [5, 5, 3, 4], stride: 1, pad: 'same'},
  {x: [4, 14, 14, 6], filter: [5, 5, 6, 16], stride: 1, pad: 'valid'},
  {x: [5, 16, 16, 16], filter: [3, 3, 16, 32], stride: 1, pad: 'same'},
  {x: [3, 12, 12, 33], filter: [3, 3, 33, 65], stride: 1, pad: 'same'},
  {x: [6, 8, 8, 64], filter: [1, 1, 64, 24], stride: 1, pad: 'same'},
  {x: [40, 6, 6, 21], filter: [3, 3, 21, 130], stride: 1, pad: 'same'},
  {x: [2, 13, 11, 36], filter: [3, 3, 36, 44], stride: 1, pad: 'same'},
  {x: [3, 9, 10, 64], filter: [3, 3, 64, 68], stride: 1, pad: 'valid'},
  {x: [5, 2, 2, 64], filter: [3, 3, 64, 72], stride: 1, pad: 'same'},
  {x: [4, 5, 5, 64], filter: [3, 3, 64, 76], stride: 1, pad: 'same'},
  {x: [2, 6, 3, 100], filter: [3, 3, 100, 44], stride: 1, pad: 'same'},
  {x: [7, 1, 3, 40], filter: [3, 3, 40, 132], stride: 1, pad: 'same'},
  {x: [2, 8, 8, 132], filter: [3, 3, 132, 40], stride: 1, pad: 2},
  {x: [3, 32, 32, 32], filter: [3, 3, 32, 32], stride: 1, pad: 'same'},
  {x: [5, 16, 16, 16], filter: [5, 5, 16, 16], stride: 1, pad: 'same'},
  {x: [33, 8, 8, 32], filter: [5, 5, 32, 32], stride: 1, pad: 'same'},
  {x: [2, 9, 15, 20], filter: [5, 5, 20, 36], stride: 1, pad: 'valid'},
  {x: [3, 7, 10, 12], filter: [5, 5, 12, 68], stride: 1, pad: 3},
  {x: [9, 16, 16, 12], filter: [3, 3, 12, 20], stride: 2, pad: 'same'},
]

describe.each(cases)('$x by $filter, stride $stride, $pad', ({x, filter, stride, pad}) => {
  const output = tf.backend_util.computeConv2DInfo(x, filter, stride, 1, pad).outShape

  it('forward', () => {
    agree(() => tf.conv2d(tensor(x, 1) as tf.Tensor4D, tensor(filter, 2) as tf.Tensor4D, stride, pad))
  })

  it.each(['linear', 'relu', 'sigmoid', 'elu'] as const)('with bias and %s', activation => {
    agree(
      () =>
        tf.fused.conv2d({
          x: tensor(x, 1) as tf.Tensor4D,
          filter: tensor(filter, 2) as tf.Tensor4D,
          strides: stride,
          pad,
          bias: tensor([filter[3]], 3),
          activation,
        }),
      // Of sums that go up to 40, which sigmoid brings down to 1.
      {tolerance: 5e-5},
    )
  })

  it('gradient for the input', () => {
    agree(() =>
      gradient('Conv2DBackpropInput', {dy: tensor(output, 4), filter: tensor(filter, 2)}, {inputShape: x}),
    )
  })

  it('gradient for the filter', () => {
    agree(() =>
      gradient('Conv2DBackpropFilter', {x: tensor(x, 1), dy: tensor(output, 4)}, {filterShape: filter}),
    )
  })

  function gradient(kernel: string, inputs: Record<string, tf.Tensor>, shape: object): tf.Tensor {
    const strides = Array.isArray(stride) ? stride : [stride, stride]
    const attrs = {strides, pad, dataFormat: 'NHWC', dimRoundingMode: undefined, ...shape}
    return tf.engine().runKernel(kernel, inputs, attrs as unknown as tf.NamedAttrMap) as tf.Tensor
  }
})

it('leaves dilated filters to tfjs', () => {
  agree(() =>
    tf.conv2d(tensor([1, 9, 9, 2]) as tf.Tensor4D, tensor([3, 3, 2, 4]) as tf.Tensor4D, 1, 'same', 'NHWC', 2),
  )
})
