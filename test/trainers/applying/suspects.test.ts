import {expect, it} from 'vitest'
import type {LoadedDataset, Samples} from '../../../src/datasets/dataset.ts'
import {findSuspects} from '../../../src/trainers/applying/inspect/suspects.ts'
import type {Predictor} from '../../../src/trainers/applying/predict.ts'

/** A sample is one value, and the network gives it to class 1. */
const network = {
  network: {outputs: 2},
  predict: (samples: Float32Array) => Float32Array.from([...samples].flatMap(one => [1 - one, one])),
} as unknown as Predictor

const samples = (x: readonly number[], y: readonly number[]): Samples => ({
  x: Float32Array.from(x),
  y: Int32Array.from(y),
  count: x.length,
})

const data = (train: Samples, test: Samples): LoadedDataset => ({
  name: 'iris',
  source: 'embedded',
  origin: 'made',
  inputShape: [1],
  classes: ['no', 'yes'],
  train,
  test,
  scale: 1,
})

it('ranks by the probability of the label, over both parts, and counts those that are surer than usual', () => {
  const found = findSuspects(
    network,
    data(samples([0.1, 0.9, 0.95, 0.4], [0, 1, 0, 1]), samples([0.99, 0.2], [0, 0])),
  )
  expect(found.suspects.map(({part, sample, given, guess}) => [part, sample, given, guess])).toEqual([
    ['test', 0, 0, 1],
    ['train', 2, 0, 1],
    ['train', 3, 1, 0],
  ])
  expect(found.suspects[0]?.probability).toBeCloseTo(0.01)
  expect(found.suspects[0]?.guessProbability).toBeCloseTo(0.99)
  // Samples labelled 1 are given 0.65 on average, those labelled 0 0.44: all three are surer.
  expect(found.doubted).toBe(3)
})

it('doubts nothing where all is read as it is labelled; a part may be empty', () => {
  const found = findSuspects(network, data(samples([0.1, 0.9], [0, 1]), samples([], [])))
  expect(found).toEqual({suspects: [], doubted: 0})
})
