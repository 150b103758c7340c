import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {classNames} from '../../src/datasets/facts/index.ts'
import {loadIris} from '../../src/datasets/iris.ts'
import {irisMeasurements} from '../../src/datasets/iris-table.ts'
import {needsRealData, realData} from './real-data.ts'

const load = (seed: number, hyperparameters = {}) =>
  loadIris({places: {kerasCache: '/nowhere', cache: '/nowhere'}, from: 'auto', seed, hyperparameters})

describe('iris', () => {
  it('has fifty flowers of each species', () => {
    expect(irisMeasurements).toHaveLength(150)
    expect(
      irisMeasurements.every(row => row.length === 4 && row.every(value => value > 0 && value < 8)),
    ).toBe(true)
  })

  it('takes the last fifth after one shuffle of features and labels', async () => {
    const {train, test} = await load(116)
    expect([train.count, test.count, train.x.length, test.x.length]).toEqual([120, 30, 480, 120])
    // np.random.seed(116); np.random.shuffle(np.arange(150))
    const [first, last] = [71, 53]
    expect([...train.x.subarray(0, 4)]).toEqual([...Float32Array.from(irisMeasurements[first] ?? [])])
    expect(train.y[0]).toBe(Math.floor(first / 50))
    expect(test.y[29]).toBe(Math.floor(last / 50))
  })

  it('splits by shuffleSeed when the chapter has one, whatever the run’s seed', async () => {
    const [a, b, c] = await Promise.all([load(1, {shuffleSeed: 10}), load(2, {shuffleSeed: 10}), load(1)])
    expect(a.test.x).toEqual(b.test.x)
    expect(a.test.x).not.toEqual(c.test.x)
  })

  it('obeys validationSplit', async () => {
    const {train, test} = await load(1, {validationSplit: 0.5})
    expect([train.count, test.count]).toEqual([75, 75])
  })

  it.skipIf(!realData)(`has scikit-learn's rows${needsRealData}`, () => {
    const [head = '', ...rows] = readFileSync(join(realData ?? '', 'iris/iris.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(head).toBe(`150,4,${classNames('iris').join(',')}`)
    expect(rows.map(row => row.split(',').map(Number))).toEqual(
      irisMeasurements.map((row, i) => [...row, Math.floor(i / 50)]),
    )
  })
})
