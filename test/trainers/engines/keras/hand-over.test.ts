import {existsSync, mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import type {LoadedDataset} from '../../../../src/datasets/dataset.ts'
import {parseNpy} from '../../../../src/datasets/formats/npy.ts'
import {loadPrices} from '../../../../src/datasets/prices.ts'
import {allValues} from '../../../../src/datasets/values.ts'
import {handOver, putAway} from '../../../../src/trainers/engines/keras/hand-over.ts'

const data = (): Promise<LoadedDataset> =>
  loadPrices({
    places: {kerasCache: '/nowhere', cache: '/nowhere'},
    from: 'generated',
    seed: 1,
    trainSamples: 100,
    hyperparameters: {},
  })
const scratch = () => join(mkdtempSync(join(tmpdir(), 'tfnotes-hand-over-')), 'scratch')

it('lays windows out for Keras as they would lie in memory', async () => {
  const prices = await data()
  const folder = await handOver(scratch(), prices)
  const {shape, data: x} = parseNpy(readFileSync(join(folder, 'train_x.npy')), 'train')
  expect(shape).toEqual([100, 60, 1])
  expect(x).toEqual(allValues(prices.train, 60))
  await putAway(folder)
})

it('refuses what Keras could not hold, before anything is written', async () => {
  const path = scratch()
  await expect(handOver(path, await data(), 1000)).rejects.toMatchObject({
    code: 'keras-data-too-large',
    detail: {count: 340, bytes: 340 * 60 * 4, free: 1000},
  })
  expect(existsSync(path)).toBe(false)
})
