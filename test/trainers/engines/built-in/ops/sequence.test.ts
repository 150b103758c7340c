import {createHash} from 'node:crypto'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import type {WasmBackend} from '../../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {gru} from '../../../../../src/trainers/engines/built-in/ops/gru.ts'
import {lstm} from '../../../../../src/trainers/engines/built-in/ops/lstm.ts'
import type {SequenceOp} from '../../../../../src/trainers/engines/built-in/ops/sequence.ts'
import {simpleRnn} from '../../../../../src/trainers/engines/built-in/ops/simple-rnn.ts'
import {sizeOf, uniform} from '../../../../parity/deterministic.ts'

/** `bytes`: the beginning of the hash of all results on the plain build, the same on every machine. */
const layers = [
  {name: 'SimpleRNN', op: simpleRnn, gates: 1, bias: (u: number) => [u], bytes: '4c9a3b2e2ddd375c'},
  {name: 'LSTM', op: lstm, gates: 4, bias: (u: number) => [4 * u], bytes: '0a86b20287c0c113'},
  {name: 'GRU', op: gru, gates: 3, bias: (u: number) => [2, 3 * u], bytes: '38dcb10cf9a41ade'},
] as const

/**
 * n samples, t steps, f features, u units: around the tiles of 4, 6 and 16 samples, the panels of 8 columns, the blocks of
 * 256 steps, and the chapters' own.
 */
const shapes = [
  [1, 1, 1, 1],
  [2, 1, 3, 2],
  [1, 4, 2, 7],
  [6, 3, 1, 8],
  [7, 5, 9, 9],
  [13, 2, 4, 17],
  [22, 4, 2, 10],
  [20, 4, 30, 100],
  [45, 6, 5, 12],
] as const

type Arrays = readonly ArrayLike<number>[]

/** Output, saved values and gradients on the active backend; `scale` widens the weights. */
function run(
  {op, gates, bias}: (typeof layers)[number],
  [n, t, f, u]: readonly [number, number, number, number],
  returnSequences: boolean,
  scale: number,
): Arrays {
  const sized = [[n, t, f], [f, gates * u], [u, gates * u], bias(u)]
  return tf.tidy(() => {
    const inputs = sized.map((shape, i) => {
      const limit = i === 0 ? 1 : scale / Math.sqrt(u)
      return tf.tensor(uniform(`input${i}`, sizeOf(shape), -limit, limit), shape)
    })
    const attrs = {returnSequences}
    const pass = (op as SequenceOp).forward(inputs, attrs)
    // The backward pass may use up what was saved.
    const before = [pass.output, ...pass.saved].map(tensor => tensor.dataSync())
    const dy = tf.tensor(uniform('dy', pass.output.size), pass.output.shape)
    const gradients = (op as SequenceOp).backward(dy, {inputs, ...pass}, attrs, [true, true, true, true])
    const results = [...before, ...gradients.map(tensor => (tensor as tf.Tensor).dataSync())]
    return results as unknown as tf.TensorContainer
  }) as unknown as Arrays
}

function farthest(actual: Arrays, expected: Arrays): number {
  const each = expected.map((values, i) => {
    const scale = Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3)
    return Array.from(values, (value, j) => Math.abs(value - (actual[i]?.[j] as number)) / scale)
  })
  return Math.max(
    ...each.map(distances => distances.reduce((most, d) => (d > most || Number.isNaN(d) ? d : most), 0)),
  )
}

const single = {name: 'single', simd: 'auto', threads: 1} as const
const plain = {name: 'plain', simd: 'plain', threads: 1} as const
const several = ([2, 3, 8, 16] as const).map(threads => ({
  name: `threads${threads}`,
  simd: 'auto' as const,
  threads,
}))

beforeAll(async () => {
  for (const backend of [single, plain, ...several]) await registerWasmBackend(backend)
}, 60_000)

function on<R>(backend: string, compute: () => R): R {
  tf.setBackend(backend)
  return compute()
}

describe.each(layers)('$name over whole sequences', layer => {
  describe.each(shapes)('%i samples, %i steps, %i features, %i units', (...shape) => {
    it.each([true, false])('computes what the composed version does (every step: %s)', every => {
      const expected = on('cpu', () => run(layer, shape, every, 1))
      for (const {name} of [single, plain]) {
        const actual = on(name, () => run(layer, shape, every, 1))
        expect(actual.map(({length}) => length)).toEqual(expected.map(({length}) => length))
        expect(farthest(actual, expected)).toBeLessThan(4e-6)
      }
    })

    it('has the same bits on any number of threads', () => {
      const one = on(single.name, () => run(layer, shape, true, 1))
      for (const {name} of several)
        expect(
          on(name, () => run(layer, shape, true, 1)),
          name,
        ).toEqual(one)
    })
  })

  it('adds up in the order that weights of earlier runs were trained with', () => {
    const hash = createHash('sha256')
    for (const values of on(plain.name, () => run(layer, [45, 6, 5, 12], true, 1)))
      hash.update(new Uint8Array((values as Float32Array).buffer))
    expect(hash.digest('hex').slice(0, 16)).toBe(layer.bytes)
  })

  it('stays finite where the gates saturate', () => {
    const results = on(single.name, () => run(layer, [7, 5, 9, 9], true, 1000))
    for (const values of results) expect(Array.from(values).every(Number.isFinite)).toBe(true)
  })

  it('keeps nothing in memory', () => {
    tf.setBackend(single.name)
    const memory = () => ({
      ...(tf.memory() as unknown as {wasmBytes: number}),
      tensors: tf.memory().numTensors,
    })
    run(layer, [7, 5, 9, 9], false, 1)
    const {wasmBytes, tensors} = memory()
    for (let i = 0; i < 3; i++) run(layer, [7, 5, 9, 9], false, 1)
    expect(memory()).toMatchObject({wasmBytes, tensors})
  })
})

it('takes working memory for any number of threads: how many there are may change between the calls of a recorded step', () => {
  tf.setBackend('threads16')
  const backend = tf.backend() as WasmBackend
  const {lstmWork, lstmBackWork, gruWork, gruBackWork, simpleRnnWork, simpleRnnBackWork} = backend.wasm
  const sizes = () =>
    [lstmWork, lstmBackWork, gruWork, gruBackWork, simpleRnnWork, simpleRnnBackWork].map(size =>
      size(45, 5, 12),
    )
  const many = sizes()
  backend.activate(1)
  const one = sizes()
  backend.activate(16)
  expect(one).toEqual(many)
})
