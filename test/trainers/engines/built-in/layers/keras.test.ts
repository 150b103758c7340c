import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {registerWasmBackend} from '../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {layerCases, type Outcome, runOnTape, runWithoutTape} from './single-layer.ts'

/** Largest difference of two lists, relative to the largest expected value (at least a thousandth). */
function farthest(actual: ArrayLike<number> | undefined, expected: readonly number[]): number {
  if (actual?.length !== expected.length) return Number.POSITIVE_INFINITY
  const scale = Math.max(1e-3, ...expected.map(Math.abs))
  return Math.max(...expected.map((value, i) => Math.abs((actual[i] as number) - value) / scale))
}

function expectKeras(outcome: Outcome, layerCase: (typeof layerCases)[number]): void {
  const off: Record<string, number> = {y: farthest(outcome.y, layerCase.y)}
  if (layerCase.dx && outcome.dx) off.dx = farthest(outcome.dx, layerCase.dx)
  for (const [name, expected] of Object.entries({...layerCase.gradients, ...layerCase.state}))
    off[name] = farthest(outcome.gradients[name] ?? outcome.state[name], expected)
  expect(Object.entries(off).filter(([, distance]) => !(distance < 3e-6))).toEqual([])
  expect(outcome.shape).toEqual(layerCase.outputShape)
}

const backends = [
  {name: 'cpu'},
  {name: 'plain', simd: 'plain', threads: 1},
  {name: 'wasm', simd: 'auto', threads: 2},
] as const

describe.each(backends)('on $name', backend => {
  beforeAll(async () => {
    if ('simd' in backend) await registerWasmBackend(backend)
    await tf.setBackend(backend.name)
  }, 60_000)

  describe.each(layerCases)('$name', layerCase => {
    it('has the output and the gradients of Keras, and leaves nothing behind', () => {
      // What is made once and kept is made by the first.
      runWithoutTape(layerCase)
      const outcome = runWithoutTape(layerCase)
      expect(outcome.dx === undefined).toBe(layerCase.dx === undefined)
      expectKeras(outcome, layerCase)
      expect(outcome.left).toBe(0)
    })

    it('has them on the tape too', () => {
      const outcome = runOnTape(layerCase)
      expectKeras(outcome, layerCase)
      expect(outcome.left).toBe(0)
    })
  })
})
