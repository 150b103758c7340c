import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, it} from 'vitest'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

type Shape = [number, number, number, number]

const cases: readonly {x: Shape; size: number; stride: number; pad: 'same' | 'valid'}[] = [
  {x: [1, 1, 1, 1], size: 1, stride: 1, pad: 'valid'},
  {x: [2, 6, 6, 3], size: 2, stride: 2, pad: 'valid'},
  {x: [2, 7, 5, 6], size: 2, stride: 2, pad: 'same'},
  {x: [3, 9, 8, 5], size: 3, stride: 2, pad: 'valid'},
  {x: [2, 8, 9, 16], size: 3, stride: 1, pad: 'same'},
  {x: [1, 5, 5, 7], size: 3, stride: 3, pad: 'same'},
  {x: [33, 12, 12, 17], size: 3, stride: 2, pad: 'same'},
  {x: [2, 40, 40, 70], size: 2, stride: 2, pad: 'same'},
]

describe.each(cases)('$x, windows of $size every $stride, $pad', ({x, size, stride, pad}) => {
  const info = tf.backend_util.computePool2DInfo(x, size, stride, 1, pad)
  const attrs = {filterSize: [size, size], strides: [stride, stride], pad} as unknown as tf.NamedAttrMap

  it('max and mean', () => {
    agree(() => [
      tf.maxPool(tensor(x) as tf.Tensor4D, size, stride, pad),
      tf.avgPool(tensor(x) as tf.Tensor4D, size, stride, pad),
    ])
  })

  it('gradient of the max, the first of equals too', () => {
    for (const levels of [1e6, 2]) {
      agree(() => {
        const input = tf.div(tf.round(tf.mul(tensor(x), levels)), levels)
        const output = tf.maxPool(input as tf.Tensor4D, size, stride, pad)
        const dy = tensor(info.outShape, 2)
        return tf.engine().runKernel('MaxPoolGrad', {dy, input, output}, attrs) as tf.Tensor
      })
    }
  })

  it('gradient of the mean over what lies in the picture', () => {
    agree(
      () =>
        tf
          .engine()
          .runKernel('AvgPoolGrad', {dy: tensor(info.outShape, 2), input: tensor(x)}, attrs) as tf.Tensor,
      {
        reference: [meanGradient(info, tensor(info.outShape, 2).dataSync())],
      },
    )
  })
})

function meanGradient(info: tf.backend_util.Conv2DInfo, dy: ArrayLike<number>): Float32Array {
  const {batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo} = info
  const dx = new Float32Array(batchSize * inHeight * inWidth * inChannels)
  for (let n = 0; n < batchSize; n++)
    for (let y = 0; y < outHeight; y++)
      for (let x = 0; x < outWidth; x++) {
        const window: number[] = []
        for (let i = 0; i < info.filterHeight; i++)
          for (let j = 0; j < info.filterWidth; j++) {
            const [row, column] = [
              y * info.strideHeight - padInfo.top + i,
              x * info.strideWidth - padInfo.left + j,
            ]
            if (row < 0 || row >= inHeight || column < 0 || column >= inWidth) continue
            window.push(((n * inHeight + row) * inWidth + column) * inChannels)
          }
        for (const at of window)
          for (let c = 0; c < inChannels; c++) {
            const share =
              (dy[((n * outHeight + y) * outWidth + x) * inChannels + c] as number) / window.length
            dx[at + c] = (dx[at + c] as number) + share
          }
      }
  return dx
}

it('a window of negative numbers hands its gradient on', () => {
  agree(
    () => {
      const input = tf.tensor4d([-4, -3, -2, -5], [1, 2, 2, 1])
      const dy = tf.tensor4d([7], [1, 1, 1, 1])
      const attrs = {filterSize: [2, 2], strides: [2, 2], pad: 'valid'} as unknown as tf.NamedAttrMap
      return tf
        .engine()
        .runKernel('MaxPoolGrad', {dy, input, output: tf.tensor4d([-2], [1, 1, 1, 1])}, attrs) as tf.Tensor
    },
    {reference: [[0, 0, 7, 0]]},
  )
})
