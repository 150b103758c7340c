import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {registerWasmBackend} from '../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {KerasDropout} from '../../../../../src/trainers/engines/built-in/layers/dropout.ts'
import {kerasLayers} from '../../../../../src/trainers/engines/built-in/layers/index.ts'
import {
  type DropoutAttrs,
  dropout,
  dropoutMask,
} from '../../../../../src/trainers/engines/built-in/ops/dropout.ts'

const attrs: DropoutAttrs = {rate: 0.2, seed: 5, stream: 3, step: 7}
const kept = (mask: Float32Array) => mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0)

describe('a mask', () => {
  it.each([0.1, 0.2, 0.5, 0.9])('drops its share: %f', rate => {
    const mask = dropoutMask(200_000, {...attrs, rate})
    expect(kept(mask) / mask.length).toBeCloseTo(1 - rate, 2)
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]))
  })

  it('is another one for every step, layer and seed, and independent of the others', () => {
    const size = 100_000
    const first = dropoutMask(size, {...attrs, rate: 0.5})
    const others = [{step: 8}, {stream: 4}, {seed: 6}].map(change =>
      dropoutMask(size, {...attrs, rate: 0.5, ...change}),
    )
    for (const other of others) {
      const both = first.reduce((sum, value, i) => sum + (value > 0 && (other[i] as number) > 0 ? 1 : 0), 0)
      expect(both / size).toBeCloseTo(0.25, 2)
    }
  })

  it('has no neighbours that follow each other', () => {
    const mask = dropoutMask(100_000, {...attrs, rate: 0.5})
    for (const distance of [1, 2, 4, 128, 1024]) {
      let same = 0
      for (let i = distance; i < mask.length; i++) if (mask[i] === mask[i - distance]) same++
      expect(same / (mask.length - distance)).toBeCloseTo(0.5, 2)
    }
  })
})

describe.each([
  {name: 'cpu'},
  {name: 'plain', simd: 'plain', threads: 1},
  {name: 'wasm', simd: 'auto', threads: 2},
] as const)('on $name', backend => {
  beforeAll(async () => {
    if ('simd' in backend) await registerWasmBackend(backend)
    await tf.setBackend(backend.name)
  }, 60_000)

  it.each([1, 5, 63, 100_003])('is the mask itself, forth and back: %i elements', size => {
    const mask = dropoutMask(size, attrs)
    const x = tf.fill([size], 3)
    const {output} = dropout.forward([x], attrs)
    expect(output.dataSync()).toEqual(mask.map(value => Math.fround(3 * value)))
    const [dx] = dropout.backward(tf.ones([size]), {inputs: [x], output, saved: []}, attrs, [true])
    expect(dx?.dataSync()).toEqual(mask)
  })

  it('draws anew at every step of the clock, in training alone', () => {
    const clock = {step: 0}
    const k = kerasLayers({seed: 1, clock})
    const input = k.input([1000])
    const model = k.model(input, k.dropout({name: 'dropout', rate: 0.5})(input))
    const x = tf.ones([1, 1000])
    const run = (training: boolean) => (model.apply(x, {training}) as tf.Tensor).dataSync()
    const first = run(true)
    expect(run(true)).toEqual(first)
    clock.step++
    expect(run(true)).not.toEqual(first)
    expect(run(false)).toEqual(x.dataSync())
    clock.step = 0
    expect(run(true)).toEqual(first)
    for (const layer of model.layers) if (layer instanceof KerasDropout) layer.clock = {step: 1}
    expect(run(true)).not.toEqual(first)
  })
})
