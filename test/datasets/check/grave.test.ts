import {expect, it} from 'vitest'
import {graveOf} from '../../../src/datasets/check/grave.ts'
import type {LoadedDataset} from '../../../src/datasets/dataset.ts'
import {warningSentence} from '../../../src/text/sentence.ts'

const size = 4

/** Pictures of 2 × 2 that differ by their number, but those that `first` gives. */
function samples(count: number, from: number, first: readonly number[] = []) {
  const numbers = Array.from({length: count}, (_, i) => first[i] ?? from + i)
  return {
    x: Uint8Array.from(numbers.flatMap(n => [n, 255 - n, n, 0])),
    y: Int32Array.from(numbers, (_, i) => i % 2),
    count,
    names: numbers.map((_, i) => `secret/${from + i}.png`),
  }
}

const set = (change: Partial<LoadedDataset>): LoadedDataset => ({
  name: 'own-pictures',
  source: 'file',
  origin: '/pictures',
  inputShape: [2, 2, 1],
  classes: ['cat', 'dog'],
  train: samples(40, 0),
  test: samples(20, 100),
  scale: 1 / 255,
  ...change,
})

it('says nothing of sound data', () => {
  expect(graveOf(set({}))).toEqual([])
})

it('names a leak by numbers alone', () => {
  const [leak, ...others] = graveOf(set({test: samples(20, 100, [3, 4, 5])}))
  expect(others).toEqual([])
  expect(leak).toMatchObject({code: 'same-leak', detail: {count: 3, total: 20}})
  expect(JSON.stringify(leak)).not.toContain('secret')
  expect(warningSentence(leak as NonNullable<typeof leak>, 'en')).toContain('3 of 20 (15 %): train 3')
  expect(warningSentence(leak as NonNullable<typeof leak>, 'zh')).toContain('也在训练集里')
})

it('names classes without samples, and pictures that are all blank', () => {
  const train = {...samples(40, 0), y: new Int32Array(40)}
  expect(graveOf(set({train}))).toMatchObject([{code: 'class-missing', detail: {classes: ['dog']}}])
  const blank = (count: number) => ({...samples(count, 0), x: new Uint8Array(count * size)})
  const codes = graveOf(set({train: blank(40), test: blank(20)})).map(({code}) => code)
  expect(codes).toEqual(['samples-blank', 'same-leak'])
})

it('of letters, which have no test, nothing is grave', () => {
  expect(graveOf(set({name: 'letters-onehot-1', train: samples(1, 0), test: samples(0, 0)}))).toEqual([])
})
