import {describe, expect, it} from 'vitest'
import {
  type InitialValues,
  initialWeights,
} from '../../../../../src/trainers/engines/built-in/layers/initial-weights.ts'

const from = (seed: number, layer = 'hidden', weight = 'kernel') => ({seed, layer, weight})
const draw = (kind: InitialValues, shape: readonly number[], seed = 1) =>
  initialWeights(kind, shape, from(seed))

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length
const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const deviation = (values: Float32Array) => Math.sqrt(mean(values.map(value => value * value)))

describe('initial weights', () => {
  it('are a function of seed, layer and weight', () => {
    const weights = initialWeights('glorotUniform', [20, 30], from(7))
    expect(initialWeights('glorotUniform', [20, 30], from(7))).toEqual(weights)
    for (const other of [
      from(8),
      from(7, 'output'),
      from(7, 'hidden', 'recurrent_kernel'),
      from(7 + 2 ** 40),
    ])
      expect(initialWeights('glorotUniform', [20, 30], other)).not.toEqual(weights)
  })

  it.each([
    [[784, 128], Math.sqrt(6 / (784 + 128))],
    [[3, 3, 64, 128], Math.sqrt(6 / (9 * (64 + 128)))],
  ])('fill %j evenly within Glorot’s limits', (shape, limit) => {
    const values = draw('glorotUniform', shape)
    expect(largest(values)).toBeLessThanOrEqual(limit)
    expect(largest(values)).toBeGreaterThan(0.999 * limit)
    expect(Math.abs(mean(values))).toBeLessThan(0.01 * limit)
    expect(deviation(values)).toBeCloseTo(limit / Math.sqrt(3), 3)
  })

  it('fill embeddings within ±0.05', () => {
    const values = draw('embeddingUniform', [1000, 8])
    expect(largest(values)).toBeLessThanOrEqual(0.05)
    expect(deviation(values)).toBeCloseTo(0.05 / Math.sqrt(3), 3)
  })

  it('give the forget gate alone a bias of one', () => {
    expect([...draw('forgetBias', [8])]).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
  })

  it.each([
    [100, 100],
    [100, 400],
    [80, 240],
    [12, 5],
    [1, 4],
    [1, 1],
  ])('are orthonormal: %i × %i', (rows, columns) => {
    const values = draw('orthogonal', [rows, columns])
    const wide = rows <= columns
    const [count, length] = wide ? [rows, columns] : [columns, rows]
    const at = (k: number, i: number) => values[wide ? k * columns + i : i * columns + k] as number
    let worst = 0
    for (let a = 0; a < count; a++)
      for (let b = 0; b <= a; b++) {
        let dot = 0
        for (let i = 0; i < length; i++) dot += at(a, i) * at(b, i)
        worst = Math.max(worst, Math.abs(dot - (a === b ? 1 : 0)))
      }
    expect(worst).toBeLessThan(1e-6)
  })

  it('take every direction: the first entry of a 2 × 2 rotation is spread as a cosine', () => {
    const cosines = Array.from({length: 2000}, (_, seed) => draw('orthogonal', [2, 2], seed)[0] as number)
    const below = (limit: number) => cosines.filter(value => value < limit).length / cosines.length
    for (const limit of [-0.9, -0.5, 0, 0.5, 0.9])
      expect(below(limit)).toBeCloseTo(1 - Math.acos(limit) / Math.PI, 1)
  })
})
