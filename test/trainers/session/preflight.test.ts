import * as tf from '@tensorflow/tfjs-core'
import {describe, expect, it} from 'vitest'
import type {Batches} from '../../../src/trainers/engines/built-in/batches.ts'
import {timeBatches} from '../../../src/trainers/engines/built-in/timing.ts'
import {preflight} from '../../../src/trainers/session/preflight.ts'
import {specOf} from '../run.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}

describe('preflight', () => {
  it('counts parameters and steps, and times real batches', async () => {
    const cost = await preflight(specOf('mnist', {epochs: 4, validationFreq: 2}), {places})
    expect(cost).toMatchObject({
      backend: {name: 'cpu'},
      dataset: {name: 'mnist', source: 'generated', train: 200, test: 50},
      parameters: 101_770,
      trainable: 101_770,
      steps: 7,
    })
    expect(cost.measured).toBeGreaterThan(0)
    expect(cost.secondsPerEpoch).toBeCloseTo((7 * cost.msPerStep) / 1000, 9)
    expect(cost.samplesPerSecond).toBeCloseTo(200 / cost.secondsPerEpoch, 6)
    expect(cost.seconds).toBeCloseTo(4 * cost.secondsPerEpoch + 2 * cost.secondsPerValidation, 9)
    // Weights, their gradients and Adam's two slots, and a little more.
    expect(cost.memory).toBeGreaterThan(4 * 4 * 101_770)
    expect(cost.memory).toBeLessThan(2 * 4 * 4 * 101_770)
  })

  it('refuses what a run would refuse', async () => {
    await expect(preflight(specOf('iris', {learningRate: -1}), {places})).rejects.toMatchObject({
      code: 'out-of-range',
    })
  })
})

describe('timeBatches', () => {
  const batches: Batches = {
    count: 10,
    gather: (_, from, to) => ({
      input: tf.scalar(from),
      target: tf.scalar(to),
      labels: new Int32Array(to - from),
    }),
    dispose() {},
  }

  it('takes the median of the second half', () => {
    const times = [90, 50, 2, 4, 3, 5]
    let now = 0
    const timing = timeBatches(batches, 4, () => (now += times.shift() as number), {
      now: () => now,
      patience: {milliseconds: 1e9, batches: 6},
    })
    expect(timing).toEqual({milliseconds: 4, count: 3})
  })

  it('runs two batches in any case, and no more than there is time for', () => {
    let now = 0
    let runs = 0
    const slow = () => {
      runs++
      now += 1000
    }
    timeBatches(batches, 4, slow, {now: () => now, patience: {milliseconds: 10, batches: 100}})
    expect(runs).toBe(2)
    timeBatches(batches, 4, slow, {now: () => now, patience: {milliseconds: 5500, batches: 100}})
    expect(runs).toBe(2 + 6)
  })
})
