import {expect, it} from 'vitest'
import {augmentation} from '../../../../../src/trainers/engines/built-in/augment.ts'
import {augmentedPictures} from '../../../../../src/trainers/engines/built-in/augmentation/preview.ts'

const values = {
  augment: false,
  rotation: 45,
  widthShift: 0.15,
  heightShift: 0.15,
  zoom: 0.5,
  horizontalFlip: false,
}
const x = Uint8Array.from({length: 2 * 64}, (_, at) => (at * 7) % 256)
const data = {inputShape: [8, 8, 1], train: {x, y: Int32Array.of(0, 1), count: 2}}

it('shows what the run’s first epochs would see, also where the run does not augment', () => {
  const shown = augmentedPictures(values, data, {seed: 5, sample: 1, epochs: 8})
  expect(shown).toHaveLength(8)
  const inTraining = augmentation({...values, augment: true}, {...data, scale: 1}, 5)
  const third = new Float32Array(64)
  inTraining?.(2)(1, third, 0)
  expect([...(shown[2] ?? [])]).toEqual(Array.from(third, Math.round))
  expect(new Set(shown.map(picture => picture.join())).size).toBe(8)
})

it('leaves the picture alone where nothing may change', () => {
  const still = {...values, rotation: 0, widthShift: 0, heightShift: 0, zoom: 0}
  const [first] = augmentedPictures(still, data, {seed: 1, sample: 0, epochs: 1})
  expect(first).toEqual(x.subarray(0, 64))
})
