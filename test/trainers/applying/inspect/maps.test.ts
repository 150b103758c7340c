import {expect, it} from 'vitest'
import {featureMaps, filterPictures} from '../../../../src/trainers/applying/inspect/maps.ts'

it('takes the maps of a layer apart, each to its own scale', () => {
  // Two maps of 1×3, interleaved: 0 1 2 and 5 5 5.
  const {maps, total, silent} = featureMaps(Float32Array.of(0, 5, 1, 5, 2, 5), [1, 3, 2], 10)
  expect([...maps.data]).toEqual([0, 127, 255, 0, 0, 0])
  expect([total, silent, maps.count, maps.width, maps.height]).toEqual([2, 1, 2, 3, 1])
})

it('keeps a flat layer as one row and counts its zeros', () => {
  const {maps, total, silent} = featureMaps(Float32Array.of(0, 0, 4), [3], 10)
  expect([[...maps.data], maps.count, total, silent]).toEqual([[0, 0, 255], 1, 3, 2])
})

it('keeps no more maps than are asked for, and reduces large ones', () => {
  const {maps, total} = featureMaps(new Float32Array(128 * 128 * 3), [128, 128, 3], 2)
  expect([maps.count, maps.width, maps.height, maps.data.length, total]).toEqual([2, 64, 64, 8192, 3])
})

it('draws filters around middle grey', () => {
  // Two filters of 1×1 with three channels: (1, 0, −1) and (0.5, 0.5, 0.5).
  const filters = filterPictures(Float32Array.of(1, 0.5, 0, 0.5, -1, 0.5), [1, 1, 3, 2], [8, 8, 3], 10)
  expect([...(filters?.maps.data ?? [])]).toEqual([255, 128, 1, 255, 255, 255])
  expect(filters?.maps).toMatchObject({count: 2, width: 1, height: 1, channels: 3})
})

it('has no pictures for weights that meet no picture', () => {
  expect(filterPictures(new Float32Array(12), [4, 3], [4], 10)).toBeUndefined()
  expect(filterPictures(new Float32Array(18), [1, 1, 9, 2], [8, 8, 9], 10)).toBeUndefined()
})
