import {expect, it} from 'vitest'
import {foretell, makespan} from '../../bench/many-cores.ts'

it('chunks are dealt in order to whoever is free first', () => {
  expect(makespan([3, 1, 1, 1, 5], 2)).toBe(8)
  expect(makespan([3, 1, 1], 1)).toBe(5)
  expect(makespan([3, 1, 1], 32)).toBe(3)
  expect(makespan([], 4)).toBe(0)
})

it('a step is its serial part, its jobs and what handing them over costs', () => {
  const step = {serial: 2, jobs: [[4, 4, 4, 4], [1]]}
  const cost = {looking: 0.5, sleeping: 9}
  expect(foretell([step], 1, cost)).toEqual({cores: 1, ms: 19, serial: 2, imbalance: 0, handOver: 0})
  expect(foretell([step, step], 4, cost)).toEqual({cores: 4, ms: 10, serial: 2, imbalance: 0.75, handOver: 3})
})
