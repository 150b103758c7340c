import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

const unary = {
  relu: tf.relu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  exp: tf.exp,
  square: tf.square,
  neg: tf.neg,
  abs: tf.abs,
  reciprocal: tf.reciprocal,
  step: tf.step,
  sign: tf.sign,
} as const

describe.each(Object.entries(unary))('%s', (name, operation) => {
  it.each([[1], [7], [3, 5, 1], [200, 301]])('of [%i …]', (...shape) => {
    agree(() => operation(tf.mul(tensor(shape.filter(Number)), 5)), {tolerance: 2e-6})
  })

  it('of special numbers', () => {
    const values = [0, -0, 1e-30, -1e-30, 20, -20, 90, -90, 110, -110, 3e38, Infinity, -Infinity]
    // tfjs-cpu says sign(NaN) = 0; TensorFlow and we say NaN.
    if (name !== 'sign') values.push(NaN)
    agree(() => operation(tf.tensor1d(values)), {tolerance: 2e-6})
  })
})

it('square roots of what has one', () => {
  agree(() => [tf.sqrt(tf.abs(tensor([123]))), tf.rsqrt(tf.add(tf.abs(tensor([123])), 0.1))], {
    tolerance: 2e-6,
  })
})

it('sigmoid and exp are right in each digit, however small', () => {
  const x = Float32Array.from({length: 4000}, (_, i) => (i - 2000) / 23)
  const compute = () => [tf.sigmoid(tf.tensor1d(x)), tf.exp(tf.tensor1d(x)), tf.tanh(tf.tensor1d(x))]
  const exact = [(v: number) => 1 / (1 + Math.exp(-v)), Math.exp, Math.tanh]
  tf.setBackend('wasm-relaxed-2')
  compute().forEach((tensor, i) => {
    const found = tensor.dataSync()
    for (const [j, v] of x.entries()) {
      const expected = (exact[i] as (v: number) => number)(v)
      expect(Math.abs((found[j] as number) / expected - 1) || 0).toBeLessThan(1e-6)
    }
  })
})

const binary = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
} as const

const shapes = [
  [[5], [5]],
  [[3, 7], []],
  [[], [3, 7]],
  [[3, 7], [1]],
  [[1, 1], [5]],
  [[4, 3, 7], [7]],
  [
    [4, 3, 7],
    [3, 7],
  ],
  [[7], [4, 3, 7]],
  [
    [4, 3, 7],
    [1, 1, 7],
  ],
  [
    [4, 5],
    [4, 1],
  ],
  [
    [4, 1],
    [4, 5],
  ],
  [
    [4, 5, 3],
    [4, 1, 1],
  ],
  [
    [4, 5, 3],
    [4, 5, 1],
  ],
  [
    [4, 1, 3],
    [4, 5, 3],
  ],
  [
    [2, 3, 4, 5],
    [3, 1, 5],
  ],
  [
    [300, 401],
    [300, 401],
  ],
  [[300, 401], [401]],
  [[0, 3], [3]],
  [[3, 0], [1]],
] as const

describe.each(Object.entries(binary))('%s', (name, operation) => {
  it.each(shapes)('of %j and %j', (a, b) => {
    agree(() => {
      const [left, right] = [tensor(a, 1), tensor(b, 2)]
      return operation(left, name === 'div' ? tf.add(right, tf.scalar(1.5)) : right)
    })
  })
})

it('adds many', () => {
  agree(() => tf.addN([tensor([50, 7], 1), tensor([50, 7], 2), tensor([50, 7], 3), tensor([50, 7], 4)]))
  agree(() => tf.addN([tensor([50, 7], 1)]))
})

it('leaves integers to tfjs', () => {
  agree(() => tf.add(tf.tensor1d([1, 2], 'int32'), tf.tensor1d([3, 4], 'int32')))
  agree(() => tf.relu(tf.tensor1d([-1, 2], 'int32')))
})
