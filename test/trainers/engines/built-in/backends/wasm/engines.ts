import '@tensorflow/tfjs-layers' // registers the gradients
import * as tf from '@tensorflow/tfjs-core'
import {expect} from 'vitest'
import {WasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import type {Simd} from '../../../../../../src/trainers/engines/built-in/backends/wasm/module.ts'

/** Every engine that a kernel must run on: both SIMD builds, and more threads than most machines have cores. */
export const engines = (
  [
    ['relaxed', 1],
    ['relaxed', 2],
    ['relaxed', 3],
    // The same 32 threads, of which so many take part.
    ['relaxed', 32, 8],
    ['relaxed', 32, 16],
    ['relaxed', 32],
    ['plain', 1],
    ['plain', 2],
    ['plain', 32],
  ] as const
).map(([simd, threads, active = threads]) => ({
  simd: simd as Simd,
  threads,
  active,
  name: `wasm-${simd}-${threads}`,
}))

/** For `beforeAll`, which needs a minute the first time, when the kernels are built. */
export async function registerEngines(): Promise<void> {
  for (const {name, simd, threads} of engines) await registerWasmBackend({name, simd, threads})
}

export interface Engine {
  readonly name: string
  /** How many of its threads take part. */
  readonly active: number
}

/** Makes an engine the current one. */
export function setEngine({name, active}: Engine): void {
  tf.setBackend(name)
  const backend = tf.backend()
  if (backend instanceof WasmBackend) backend.activate(active)
}

type Result = tf.Tensor | readonly tf.Tensor[]

function valuesOn(engine: Engine, compute: () => Result): Float32Array[] {
  setEngine(engine)
  const results = tf.tidy(() => compute() as tf.TensorContainer) as unknown as Result
  const tensors = Array.isArray(results) ? results : [results as tf.Tensor]
  return tensors.map(tensor => {
    const values = Float32Array.from(tensor.dataSync())
    tensor.dispose()
    return values
  })
}

export interface Agreement {
  /** What the results are held against. @default the same computation on tfjs-cpu */
  readonly reference?: readonly ArrayLike<number>[]
  /** Largest difference allowed, relative to the largest number of the reference. @default 1e-5 */
  readonly tolerance?: number
}

/**
 * Runs a computation on every engine: the results agree with the reference, and to the bit for all numbers of threads.
 * `compute` makes its own tensors, so that they belong to the engine.
 */
export function agree(compute: () => Result, {reference, tolerance = 1e-5}: Agreement = {}): void {
  const expected = reference ?? valuesOn({name: 'cpu', active: 1}, compute)
  const first = new Map<Simd, Float32Array[]>()
  for (const engine of engines) {
    const {simd} = engine
    const name = `${engine.name} with ${engine.active}`
    const found = valuesOn(engine, compute)
    expect(found.length).toBe(expected.length)
    for (const [i, values] of found.entries()) {
      expectClose(values, expected[i] as ArrayLike<number>, tolerance, `${name}[${i}]`)
    }
    const before = first.get(simd)
    if (!before) first.set(simd, found)
    else {
      for (const [i, values] of found.entries()) {
        expect(sameBits(values, before[i] as Float32Array), `${name}[${i}] bits`).toBe(true)
      }
    }
  }
}

export function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  label: string,
): void {
  expect(found.length, `${label} length`).toBe(expected.length)
  let scale = 0
  for (let i = 0; i < expected.length; i++) {
    const size = Math.abs(expected[i] as number)
    if (Number.isFinite(size)) scale = Math.max(scale, size)
  }
  let worst = 0
  let at = 0
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [found[i] as number, expected[i] as number]
    const difference = Object.is(a, b) || a === b ? 0 : Math.abs(a - b)
    if (!(difference <= worst)) {
      worst = difference
      at = i
      if (Number.isNaN(difference)) break
    }
  }
  const allowed = tolerance * (scale || 1)
  expect(worst, `${label}[${at}]: ${found[at]} instead of ${expected[at]}`).toBeLessThanOrEqual(allowed)
}

const bitsOf = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
const sameBits = (a: Float32Array, b: Float32Array) => Buffer.compare(bitsOf(a), bitsOf(b)) === 0

/** Numbers from −1 to 1 that look random and are the same everywhere. */
export function numbers(length: number, seed = 1): Float32Array {
  let state = seed * 2654435761 + 12345
  return Float32Array.from({length}, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

export const tensor = (shape: readonly number[], seed = 1): tf.Tensor =>
  tf.tensor(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    [...shape],
  )
