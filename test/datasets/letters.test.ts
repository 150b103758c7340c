import {describe, expect, it} from 'vitest'
import type {DatasetName} from '../../src/datasets/facts/index.ts'
import {loaders} from '../../src/datasets/index.ts'

const load = (name: DatasetName) =>
  loaders[name]({
    places: {kerasCache: '/nowhere', cache: '/nowhere'},
    from: 'auto',
    seed: 1,
    hyperparameters: {},
  })

describe('letters', () => {
  it('one-hot, one step: a → b … e → a', async () => {
    const {inputShape, classes, train, test} = await load('letters-onehot-1')
    expect([inputShape, classes.join(''), train.count, test.count]).toEqual([[1, 5], 'abcde', 5, 0])
    expect([...train.x.subarray(5, 10), ...train.y]).toEqual([0, 1, 0, 0, 0, 1, 2, 3, 4, 0])
  })

  it('one-hot, four steps: abcd → e, bcde → a', async () => {
    const {inputShape, train} = await load('letters-onehot-4')
    expect([inputShape, train.count, train.x.length, ...train.y]).toEqual([[4, 5], 5, 100, 4, 0, 1, 2, 3])
    const second = Array.from({length: 4}, (_, step) =>
      train.x.subarray(20 + step * 5, 25 + step * 5).indexOf(1),
    )
    expect(second).toEqual([1, 2, 3, 4])
  })

  it('ids, one step', async () => {
    const {inputShape, train} = await load('letters-embedding-1')
    expect([inputShape, ...train.x, ...train.y]).toEqual([[1], 0, 1, 2, 3, 4, 1, 2, 3, 4, 0])
    expect(train.x).toBeInstanceOf(Int32Array)
  })

  it('ids, four steps: the alphabet in 22 windows', async () => {
    const {inputShape, classes, train} = await load('letters-embedding-4')
    expect([inputShape, classes.length, train.count]).toEqual([[4], 26, 22])
    expect([...train.x.subarray(0, 4), train.y[0], ...train.x.subarray(84), train.y[21]]).toEqual([
      0, 1, 2, 3, 4, 21, 22, 23, 24, 25,
    ])
  })
})
