import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import type {LayersModel, SymbolicTensor} from '@tensorflow/tfjs-layers'
import {beforeAll, describe, expect, it} from 'vitest'
import type {Keras} from '../../../../src/chapters/keras.ts'
import {createRandom} from '../../../../src/random/random.ts'
import {infer} from '../../../../src/trainers/engines/built-in/forward.ts'
import {type LossName, losses} from '../../../../src/trainers/engines/built-in/losses/index.ts'
import {addUp} from '../../../../src/trainers/engines/built-in/penalties.ts'
import {compute, free} from '../../../../src/trainers/engines/built-in/step.ts'
import {tinyNetwork, twoLayers} from './tiny.ts'

type Build = (k: Keras<SymbolicTensor, LayersModel>) => LayersModel

/** A value that is used twice, a projection, a layer without weights, one that hands its input on. */
const residual: Build = k => {
  const input = k.input([6, 6, 2])
  const x = k.conv2d({
    name: 'first',
    filters: 3,
    kernelSize: 3,
    padding: 'same',
    activation: 'relu',
    l1: 0.01,
  })(input)
  const left = k.batchNormalization({name: 'norm'})(
    k.conv2d({name: 'left', filters: 3, kernelSize: 3, padding: 'same', useBias: false})(x),
  )
  const sum = k.activation({name: 'relu', activation: 'relu'})(k.add({name: 'add'})([left, x, x]))
  const joined = k.concatenate({name: 'concat'})([
    sum,
    k.maxPooling2d({name: 'pool', poolSize: 3, strides: 1, padding: 'same'})(x),
  ])
  const flat = k.dropout({name: 'off', rate: 0})(k.globalAveragePooling2d({name: 'mean'})(joined))
  return k.model(input, k.dense({name: 'output', units: 3, activation: 'softmax', l1: 0.02, l2: 0.03})(flat))
}

const networks: Record<string, {build: Build; shape: number[]}> = {
  'two layers': {build: twoLayers, shape: [7, 4]},
  residual: {build: residual, shape: [5, 6, 6, 2]},
}

const noise = (shape: number[]) => {
  const random = createRandom(3, 'x')
  return tf.tensor(
    Float32Array.from({length: shape.reduce((a, b) => a * b)}, () => random.unit() * 2 - 1),
    shape,
  )
}

beforeAll(() => tf.setBackend('cpu'))

describe.each(Object.keys(networks))('%s', name => {
  const {build, shape} = networks[name] as (typeof networks)['residual']
  const n = shape[0] as number
  const labels = Array.from({length: n}, (_, i) => i % 3)

  it.each(['sparseCategoricalCrossentropy', 'meanSquaredError'] satisfies LossName[])(
    'has the gradients that the tape finds, with %s',
    lossName => {
      const network = tinyNetwork(build)
      const loss = losses[lossName]
      const x = noise(shape)
      const oneHot = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 3), 'float32')

      const taped = tf.variableGrads(
        () => {
          const output = network.model.apply(x, {training: true}) as tf.Tensor
          const fit =
            lossName === 'meanSquaredError'
              ? tf.losses.meanSquaredError(oneHot, output)
              : tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.log(output)), -1)))
          const penalties = network.model.calculateLosses()
          return penalties.reduce((sum: tf.Scalar, one) => tf.add(sum, one), fit as tf.Scalar)
        },
        network.weights.map(({variable}) => variable),
      )

      const target = loss.targets === 'labels' ? tf.tensor1d(labels, 'int32') : oneHot
      const shares = tf.fill([n], 1 / n)
      // What is made once and kept is made by the first.
      free(compute({network, loss}, x, target, shares))
      const before = tf.memory().numTensors
      const computed = compute({network, loss}, x, target, shares)
      const {losses: each, penalties, gradients} = computed
      const value = tf.tidy(() => tf.mean(each).dataSync()[0] as number) + addUp(penalties)

      expect(value).toBeCloseTo(taped.value.dataSync()[0] as number, 5)
      network.weights.forEach(({variable, name: weight}, i) => {
        const expected = taped.grads[variable.name]?.dataSync() as Float32Array
        const got = gradients[i]?.dataSync() as Float32Array
        expect(got.length, weight).toBe(expected.length)
        expected.forEach((g, j) => {
          expect(Math.abs((got[j] as number) - g), `${weight}[${j}]`).toBeLessThan(2e-6)
        })
      })
      free(computed)
      expect(tf.memory().numTensors).toBe(before)
    },
  )

  it('infers what the model predicts, and leaves nothing behind', () => {
    const network = tinyNetwork(build)
    const x = noise(shape)
    const expected = (network.model.predict(x) as tf.Tensor).dataSync()
    const before = tf.memory().numTensors
    const output = infer(network, x)
    expect([...output.dataSync()]).toEqual([...expected])
    const logits = infer(network, x, true)
    const softmax = tf.softmax(logits)
    softmax.dataSync().forEach((p, i) => {
      expect(p).toBeCloseTo(expected[i] as number, 5)
    })
    tf.dispose([output, logits, softmax])
    expect(tf.memory().numTensors).toBe(before)
  })
})
