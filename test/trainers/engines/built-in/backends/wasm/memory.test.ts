import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {openStep} from '../../../../../../bench/our-step.ts'
import {openWorkload} from '../../../../../../bench/workload.ts'
import {TfnotesError} from '../../../../../../src/errors.ts'
import type {WasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {createOptimizer} from '../../../../../../src/trainers/engines/built-in/optimizers/index.ts'
import {numbers, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

const use = (name: string) => {
  tf.setBackend(name)
  return tf.backend() as WasmBackend
}

describe('tensors', () => {
  it('are freed with their last handle: reshape, clone and variables share', () => {
    const backend = use('wasm-relaxed-1')
    const before = backend.memory().wasmBytes
    const x = tf.tidy(() => tf.relu(tensor([64, 1000])))
    const shaped = tf.reshape(x, [1000, 64])
    const twin = tf.clone(shaped)
    const variable = tf.variable(twin)
    for (const handle of [x, shaped, twin]) handle.dispose()
    expect(backend.memory().wasmBytes - before).toBe(256_000)
    expect(variable.dataSync()[5]).toBe(Math.max(0, numbers(10)[5] as number))
    variable.dispose()
    expect(backend.memory().wasmBytes).toBe(before)
  })

  it('read are copies: what comes later does not change them', () => {
    use('wasm-relaxed-1')
    const x = tf.relu(tf.ones([1000]))
    const values = x.dataSync()
    x.dispose()
    const other = tf.relu(tf.fill([1000], 7))
    expect(values.every(value => value === 1)).toBe(true)
    other.dispose()
  })

  it('move from and to other backends', () => {
    tf.setBackend('cpu')
    const x = tf.tensor1d([1, -2, 3])
    use('wasm-relaxed-2')
    const y = tf.relu(x)
    tf.setBackend('cpu')
    const z = tf.add(y, 1)
    use('wasm-plain-1')
    expect([...tf.mul(z, y).dataSync()]).toEqual([2, 0, 12])
  })

  it('of cpu kernels that answer with a part of their input outlive it', () => {
    use('wasm-relaxed-1')
    const x = tf.relu(
      tf.tensor2d([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    )
    const part = tf.slice(x, [1, 0], [1, 2])
    x.dispose()
    tf.relu(tf.fill([3, 3], 9)).dispose()
    expect([...part.dataSync()]).toEqual([4, 5])
  })

  it('count as tfjs counts them', () => {
    const backend = use('wasm-relaxed-1')
    const before = backend.numDataIds()
    tf.tidy(() => tf.softmax(tf.matMul(tensor([5, 6]), tensor([6, 7]))).dataSync())
    expect(backend.numDataIds()).toBe(before)
  })
})

describe('training', () => {
  it('keeps its memory flat over 500 steps', () => {
    const backend = use('wasm-relaxed-2')
    const weights = [tf.variable(tensor([3, 3, 3, 8], 1)), tf.variable(tensor([8 * 8 * 8, 10], 2))]
    const optimizer = createOptimizer('adam', {
      weights: weights.map((variable, i) => ({name: `w${i}`, variable})),
    })
    const step = (n: number) => {
      const gradients = tf.tidy(() => {
        const x = tensor([n, 16, 16, 3], 3) as tf.Tensor4D
        const {grads} = tf.variableGrads(() => {
          const maps = tf.maxPool(tf.relu(tf.conv2d(x, weights[0] as tf.Tensor4D, 1, 'same')), 2, 2, 'same')
          const logits = tf.matMul(tf.reshape(maps, [n, -1]), weights[1] as tf.Tensor2D)
          return tf.mean(tf.square(logits)) as tf.Scalar
        }, weights)
        return weights.map(({name}) => grads[name] as tf.Tensor)
      })
      optimizer.update(gradients, 1e-3)
      tf.dispose(gradients)
    }
    const sizes = [8, 8, 8, 5]
    for (let i = 0; i < 20; i++) step(sizes[i % 4] as number)
    const {wasmBytes, reservedBytes} = backend.memory()
    const {numTensors} = tf.memory()
    for (let i = 0; i < 500; i++) step(sizes[i % 4] as number)
    expect(backend.memory().wasmBytes).toBe(wasmBytes)
    expect(backend.memory().reservedBytes).toBe(reservedBytes)
    expect(tf.memory().numTensors).toBe(numTensors)
    optimizer.dispose()
    tf.dispose(weights)
  })

  it('of a whole chapter gives back to the byte what a step took', () => {
    const backend = use('wasm-relaxed-2')
    const step = openStep(openWorkload('inception10', 2))
    for (let i = 0; i < 5; i++) step()
    const {wasmBytes, peakBytes, reservedBytes} = backend.memory()
    const {numTensors} = tf.memory()
    for (let i = 0; i < 60; i++) step()
    expect(backend.memory()).toMatchObject({wasmBytes, peakBytes, reservedBytes})
    expect(tf.memory().numTensors).toBe(numTensors)
  })
})

describe('exhaustion', () => {
  it('is an error that names the batch size, and what is freed can be used again', async () => {
    await registerWasmBackend({name: 'wasm-small', threads: 1, memoryLimit: 64 << 20})
    use('wasm-small')
    const held: tf.Tensor[] = []
    const exhaust = () => {
      for (let i = 0; i < 100; i++) held.push(tf.fill([1 << 20], 0))
    }
    expect(exhaust).toThrow(TfnotesError)
    try {
      exhaust()
    } catch (error) {
      expect(error).toMatchObject({code: 'out-of-memory', detail: {lever: 'batchSize', limit: 64 << 20}})
    }
    expect(held.length).toBeGreaterThan(10)
    for (const x of held) expect(x.dataSync()[12345]).toBe(0)
    tf.dispose(held)
    expect(tf.fill([1 << 20], 1).dataSync()[77]).toBe(1)
  })
})
