import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {openBatches} from '../../../../src/trainers/engines/built-in/batches.ts'
import {engines, registerEngines} from './backends/wasm/engines.ts'

const pictures = {x: Uint8Array.from([0, 51, 102, 153, 204, 255]), y: Int32Array.from([2, 0, 1]), count: 3}

beforeAll(() => tf.setBackend('cpu'))

describe('batches', () => {
  it('gather samples in the given order, scaled, with their labels', () => {
    const batches = openBatches(
      pictures,
      {inputShape: [1, 2], scale: 1 / 255},
      {outputs: 3, targets: 'labels'},
    )
    const {input, target, labels} = batches.gather([2, 0, 1], 0, 2)
    expect(input.shape).toEqual([2, 1, 2])
    expect(input.dtype).toBe('float32')
    expect([...input.dataSync()]).toEqual([0.8, 1, 0, 0.2].map(Math.fround))
    expect([target.dtype, ...target.dataSync()]).toEqual(['int32', 1, 2])
    expect([...labels]).toEqual([1, 2])
  })

  it('end with a smaller one, from the same buffer', () => {
    const batches = openBatches(pictures, {inputShape: [2], scale: 1}, {outputs: 3, targets: 'labels'})
    const first = batches.gather([0, 1, 2], 0, 2)
    tf.dispose([first.input, first.target])
    const {input, labels} = batches.gather([0, 1, 2], 2, 3)
    expect(input.shape).toEqual([1, 2])
    expect([...input.dataSync()]).toEqual([204, 255])
    expect([...labels]).toEqual([1])
  })

  it('make one-hot targets for a squared error on classes', () => {
    const batches = openBatches(pictures, {inputShape: [2], scale: 1}, {outputs: 4, targets: 'values'})
    const {target} = batches.gather([0, 1, 2], 0, 3)
    expect(target.arraySync()).toEqual([
      [0, 0, 1, 0],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ])
  })

  it('keep values and letter ids as they are', () => {
    const regression = {x: Float32Array.from([0.5, 1.5]), y: Float32Array.from([0.25, -1]), count: 2}
    const values = openBatches(regression, {inputShape: [1, 1], scale: 1}, {outputs: 1, targets: 'values'})
    expect(values.gather([1, 0], 0, 2).target.arraySync()).toEqual([[-1], [0.25]])
    const letters = {x: Int32Array.from([1, 2, 3, 4]), y: Int32Array.from([0, 1]), count: 2}
    const ids = openBatches(letters, {inputShape: [2], scale: 1}, {outputs: 5, targets: 'labels'})
    const {input} = ids.gather([1], 0, 1)
    expect([input.dtype, ...input.dataSync()]).toEqual(['int32', 3, 4])
  })

  it('scale bytes to the bit as JavaScript does, on any number of threads', async () => {
    await registerEngines()
    const bytes = {
      x: Uint8Array.from({length: 4 * 3001}, (_, i) => (i * 37) & 255),
      y: new Int32Array(4),
      count: 4,
    }
    for (const scale of [1 / 255, 1, 1 / 127.5]) {
      const expected = Float32Array.from(
        [3, 0, 2].flatMap(s => [...bytes.x.subarray(s * 3001, (s + 1) * 3001)]),
        v => v * scale,
      )
      for (const {name} of engines) {
        tf.setBackend(name)
        const batches = openBatches(bytes, {inputShape: [3001], scale}, {outputs: 3, targets: 'labels'})
        expect(batches.gather([3, 0, 2], 0, 3).input.dataSync()).toEqual(expected)
        const [last] = batches.gather([3, 0, 1], 2, 3).input.dataSync()
        expect(last).toBe(Math.fround((bytes.x[3001] as number) * scale))
        batches.dispose()
      }
    }
    tf.setBackend('cpu')
  }, 120_000)

  it('let something else put the samples in', () => {
    const batches = openBatches(pictures, {inputShape: [2], scale: 1}, {outputs: 3, targets: 'labels'})
    const {input} = batches.gather([2, 1], 0, 2, (sample, target, at) => target.fill(sample * 10, at, at + 2))
    expect([...input.dataSync()]).toEqual([20, 20, 10, 10])
  })
})
