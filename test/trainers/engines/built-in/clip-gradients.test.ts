import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {clipGradients} from '../../../../src/trainers/engines/built-in/clip-gradients.ts'
import {carriedSquares, carrySquares} from '../../../../src/trainers/engines/built-in/ops/occurrences.ts'
import {agree, registerEngines, tensor} from './backends/wasm/engines.ts'

beforeAll(registerEngines, 120_000)

const lengthOf = (gradients: readonly tf.Tensor[]) =>
  Math.hypot(...gradients.flatMap(gradient => [...gradient.dataSync()]))

describe('gradients whose norm together is limited', () => {
  it('are shortened alike, to the limit', () => {
    tf.setBackend('cpu')
    const gradients: tf.Tensor[] = [tf.tensor2d([[3, 0]]), tf.tensor1d([0, 4])]
    clipGradients(gradients, 1)
    expect(lengthOf(gradients)).toBeCloseTo(1, 6)
    expect([...(gradients[0] as tf.Tensor).dataSync()]).toEqual([Math.fround(0.6), 0])
    expect([...(gradients[1] as tf.Tensor).dataSync()]).toEqual([0, Math.fround(0.8)])
  })

  it('stay to the byte where they are short enough', () => {
    tf.setBackend('cpu')
    const kept = tensor([5, 7])
    const gradients = [kept]
    clipGradients(gradients, lengthOf(gradients) * 1.001)
    expect(gradients[0]).toBe(kept)
  })

  it('count each occurrence of an embedding’s row, and are one gradient afterwards', () => {
    tf.setBackend('cpu')
    // Two occurrences of a row, (3, 0) and (−3, 0): their sum is 0, their squares 18.
    const gradients: tf.Tensor[] = [
      carrySquares(tf.tensor2d([[0, 0]]), tf.tensor2d([[18, 0]])),
      tf.tensor1d([4]),
    ]
    clipGradients(gradients, 1)
    expect([...(gradients[1] as tf.Tensor).dataSync()]).toEqual([Math.fround(4 / Math.sqrt(34))])
    expect(carriedSquares(gradients[0] as tf.Tensor)).toBeUndefined()
  })

  it('become no numbers where they are beyond all numbers', () => {
    tf.setBackend('cpu')
    const gradients: tf.Tensor[] = [tf.tensor1d([Number.POSITIVE_INFINITY]), tf.tensor1d([1])]
    clipGradients(gradients, 1)
    expect([...(gradients[1] as tf.Tensor).dataSync()]).toEqual([Number.NaN])
  })

  it.each([[[3]], [[40, 70]], [[31, 33, 7]], [[300, 1001]]])(
    'are the same bytes on any number of threads: %j',
    shape => {
      agree(
        () => {
          const gradients = [tf.mul(tensor(shape), 3), tensor([13], 2)]
          clipGradients(gradients, 0.5)
          return gradients
        },
        {tolerance: 2e-6},
      )
    },
  )

  it('leave no tensors behind', () => {
    tf.setBackend('cpu')
    const before = tf.memory().numTensors
    const gradients = [tensor([10, 10])]
    clipGradients(gradients, 0.1)
    tf.dispose(gradients)
    expect(tf.memory().numTensors).toBe(before)
  })
})
