import {expect, it} from 'vitest'
import {openPacking, unpack} from '../../src/runs/in-common.ts'

it('gives back what was packed, key by key in its order, and writes little of what repeats', () => {
  const {pack, bases} = openPacking()
  const all = [
    {units: 128, learningRate: 0.001, optimizer: 'adam'},
    {units: 128, learningRate: 0.01, optimizer: 'adam'},
    {learningRate: 0.01, units: 128, optimizer: 'adam'},
    {units: 128, learningRate: 0.001, optimizer: 'adam', list: ['a']},
    {},
  ]
  const written = JSON.parse(JSON.stringify(all.map(pack)))
  const read = JSON.parse(JSON.stringify(bases))
  const again = written.map((one: unknown) => unpack(read, one))
  expect(again).toEqual(all)
  expect(again.map((one: object) => Object.keys(one))).toEqual(all.map(one => Object.keys(one)))
  expect(written[1]).toEqual([0, {learningRate: 0.01}])
})

it('takes what is not packed as it is, and refuses what names nothing', () => {
  expect(unpack([], {units: 1})).toEqual({units: 1})
  expect(() => unpack([], [3, {}])).toThrow()
})
