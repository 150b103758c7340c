import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {LoadedDataset, LoadOptions, Samples} from '../../src/datasets/dataset.ts'
import {type DatasetName, datasetNames, takes} from '../../src/datasets/facts/index.ts'
import {holdingOut} from '../../src/datasets/hold-out.ts'
import {loaders} from '../../src/datasets/index.ts'
import {programArrays} from '../../src/datasets/program-arrays.ts'
import {allValues} from '../../src/datasets/values.ts'

const load = (name: DatasetName, options: Partial<LoadOptions> = {}) =>
  loaders[name]({
    places: {kerasCache: '/nowhere', cache: '/nowhere'},
    from: 'auto',
    seed: 1,
    hyperparameters: {},
    ...options,
  })

const countsOf = ({y}: Samples, classes: number) =>
  Array.from({length: classes}, (_, label) => y.filter((one: number) => one === label).length)

/** Twenty samples that say which they are, of classes of the given sizes. */
const numbered =
  (...sizes: number[]) =>
  async (): Promise<LoadedDataset> => {
    const y = Int32Array.from(sizes.flatMap((size, label) => Array.from({length: size}, () => label)))
    const samples = {
      x: Float32Array.from(y.keys()),
      y,
      count: y.length,
      names: [...y.keys()].map(row => `${row}.png`),
    }
    return {
      name: 'own-pictures',
      source: 'file',
      origin: '',
      inputShape: [1],
      classes: sizes.map(String),
      train: samples,
      test: samples,
      scale: 1,
    }
  }
const hold = (sizes: number[], holdOut: number, seed = 1) =>
  holdingOut(numbered(...sizes))({
    places: {kerasCache: '', cache: ''},
    from: 'auto',
    hyperparameters: {},
    seed,
    holdOut,
  })

describe('what is held out', () => {
  it('is a share of every class, is not trained on any more, and leaves the test set alone', async () => {
    const {train, heldOut, test} = await hold([10, 6, 4], 0.25)
    expect(countsOf(heldOut as Samples, 3)).toEqual([3, 1, 1])
    const all = [...train.x, ...(heldOut?.x ?? [])]
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({length: 20}, (_, row) => row))
    expect(test.count).toBe(20)
  })

  it('keeps order, labels and names', async () => {
    const {train, heldOut} = await hold([10, 6, 4], 0.25)
    for (const {x, y, names} of [train, heldOut as Samples]) {
      expect([...x]).toEqual([...x].sort((a, b) => a - b))
      expect(names).toEqual([...x].map(row => `${row}.png`))
      expect([...y]).toEqual([...x].map(row => (row < 10 ? 0 : row < 16 ? 1 : 2)))
    }
  })

  it('follows from seed and samples alone', async () => {
    const rows = async (seed: number) => [...((await hold([10, 10], 0.3, seed)).heldOut?.x ?? [])]
    expect(await rows(1)).toEqual(await rows(1))
    expect(await rows(2)).not.toEqual(await rows(1))
  })

  it('adds up to the share of all, though no class has a whole one to give', async () => {
    const {heldOut} = await hold([3, 3, 3, 3], 0.2)
    expect([heldOut?.count, Math.max(...countsOf(heldOut as Samples, 4))]).toEqual([2, 1])
  })

  it('never takes the only sample of a class', async () => {
    const {heldOut, train} = await hold([1, 19], 0.5)
    expect(countsOf(heldOut as Samples, 2)).toEqual([0, 10])
    expect(countsOf(train, 2)).toEqual([1, 9])
  })

  it('is nothing unless it is asked for', async () => {
    expect(await hold([10, 10], 0)).not.toHaveProperty('heldOut')
  })

  it('is refused where the share sets none aside', async () => {
    await expect(hold([2, 2], 0.1)).rejects.toMatchObject({code: 'hold-out-empty', usage: true})
  })

  it('comes out of the samples that are trained on', async () => {
    const whole = await load('iris', {trainSamples: 60})
    const {train, heldOut} = await load('iris', {trainSamples: 60, holdOut: 0.2})
    expect(countsOf(heldOut as Samples, 3)).toEqual([4, 4, 4])
    expect(train.count).toBe(48)
    const flowers = ({x, count}: Samples) =>
      Array.from({length: count}, (_, i) => String(x.slice(4 * i, 4 * i + 4)))
    expect([...flowers(train), ...flowers(heldOut as Samples)].sort()).toEqual(flowers(whole.train).sort())
  })

  it.each(datasetNames.filter(name => takes(name, 'holdOut') && !takes(name, 'images')))(
    '%s can be held out from',
    async name => {
      const part = {from: 'generated', trainSamples: 60, testSamples: 20} as const
      const {train, heldOut, test} = await load(name, {...part, holdOut: 0.2})
      expect([train.count, heldOut?.count]).toEqual([48, 12])
      expect(test.count).toBe(20)
    },
  )
})

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-hold-out-'))
const put = (name: string, values: readonly number[]) => {
  const path = join(folder, name)
  writeFileSync(path, `open\n${values.join('\n')}\n`)
  return path
}
const rowsOf = (samples: Samples | undefined): number[] => [...(samples?.rows ?? [])]
const prices = (values: readonly number[], options: Partial<LoadOptions> = {}) =>
  load('prices', {
    csv: put(`${values.length}-${Math.max(...values)}.csv`, values),
    hyperparameters: {window: 3, testRows: 6},
    ...options,
  })
/** A price that never comes back, so that every target tells its row. */
const rising = Array.from({length: 40}, (_, row) => 100 + row)

it('what is held out goes to printed programs under a name of its own', async () => {
  const data = await load('iris', {holdOut: 0.2})
  expect(programArrays(data).x_val).toEqual({shape: [24, 4], data: data.heldOut?.x})
  expect(programArrays(await load('iris'))).not.toHaveProperty('x_val')
})

describe('what is held out of prices', () => {
  it('is what came last, and none of it is trained on', async () => {
    const {train, heldOut, test, series} = await prices(rising, {holdOut: 0.25})
    // 40 rows, 6 of the test, 3 before the first target.
    expect([train.count, heldOut?.count, test.count]).toEqual([23, 8, 3])
    expect(Math.max(...rowsOf(train))).toBeLessThan(Math.min(...rowsOf(heldOut)))
    expect(series?.max).toBe(100 + 25)
  })

  it('does not scale what is trained on', async () => {
    const wild = rising.map((price, row) => (row >= 26 ? price * 1000 : price))
    const [calm, other] = [await prices(rising, {holdOut: 0.25}), await prices(wild, {holdOut: 0.25})]
    expect(other.series).toMatchObject({min: calm.series?.min, max: calm.series?.max})
    expect([...allValues(other.train, 3)]).toEqual([...allValues(calm.train, 3)])
    expect([...other.train.y]).toEqual([...calm.train.y])
  })

  it('is what came last of a part, too', async () => {
    const {train, heldOut, series} = await prices(rising, {holdOut: 0.25, trainSamples: 12})
    expect([train.count, heldOut?.count]).toEqual([9, 3])
    const first = Math.min(...rowsOf(heldOut))
    expect(Math.max(...rowsOf(train))).toBeLessThan(first)
    expect(series?.max).toBeLessThan(100 + first)
  })
})

describe('a split of prices', () => {
  it.each([
    ['1/4', 22],
    ['3/4', 34],
    ['4/4', 40],
  ])('%s is the history as it ended after %d rows', async (split, rows) => {
    const [cut, short] = [await prices(rising, {split}), await prices(rising.slice(0, rows))]
    const told = ({train, test, series}: LoadedDataset) => ({
      series,
      parts: [train, test].map(part => ({x: allValues(part, 3), y: part.y, rows: part.rows})),
    })
    expect(told(cut)).toEqual(told(short))
  })

  it('is refused where the history is too short for so many', async () => {
    await expect(prices(rising, {split: '1/7'})).rejects.toMatchObject({
      code: 'splits-too-many',
      detail: {rows: 40, splits: 7, most: 6},
    })
  })
})
