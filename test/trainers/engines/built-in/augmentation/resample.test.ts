import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {createRandom} from '../../../../../src/random/random.ts'
import {resamplePicture} from '../../../../../src/trainers/engines/built-in/augmentation/resample.ts'
import {
  drawTransform,
  type Transform,
} from '../../../../../src/trainers/engines/built-in/augmentation/transform.ts'

interface Case {
  readonly size: readonly [number, number, number]
  readonly theta: number
  readonly tx: number
  readonly ty: number
  readonly zx: number
  readonly zy: number
  readonly flip: boolean
  readonly result: readonly number[]
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../../../fixtures/keras/augmentation.json', import.meta.url), 'utf8'),
)
const still: Transform = {angle: 0, shiftX: 0, shiftY: 0, zoomX: 1, zoomY: 1, flip: false}

describe('resamplePicture', () => {
  it.each(cases)('agrees with Keras: $size θ=$theta tx=$tx ty=$ty zx=$zx zy=$zy flip=$flip', one => {
    const [height, width, channels] = one.size
    const picture = Uint8Array.from({length: height * width * channels}, (_, i) => (i * 7) % 256)
    const target = new Float32Array(picture.length)
    const transform = {
      angle: one.theta,
      shiftX: one.tx,
      shiftY: one.ty,
      zoomX: one.zx,
      zoomY: one.zy,
      flip: one.flip,
    }
    resamplePicture(picture, 0, target, 0, {height, width, channels}, transform, 1)
    const worst = Math.max(...target.map((value, i) => Math.abs(value - (one.result[i] ?? Number.NaN))))
    expect(worst).toBeLessThan(2e-3)
  })

  it('reads and writes at offsets, scales, and leaves its neighbours alone', () => {
    const source = Uint8Array.of(9, 9, 10, 20, 30, 40, 9)
    const target = new Float32Array(7).fill(-1)
    resamplePicture(source, 2, target, 1, {height: 2, width: 2, channels: 1}, still, 0.5)
    expect([...target]).toEqual([-1, 5, 10, 15, 20, -1, -1])
  })

  it('keeps a single-pixel picture', () => {
    const target = new Float32Array(1)
    resamplePicture([7], 0, target, 0, {height: 1, width: 1, channels: 1}, {...still, angle: 45, zoomX: 2}, 1)
    expect(target[0]).toBe(7)
  })
})

describe('drawTransform', () => {
  const ranges = {rotation: 45, widthShift: 0.15, heightShift: 0.1, zoom: 0.5, horizontalFlip: true}

  it('fills its ranges and no more', () => {
    const random = createRandom(1, 'augmentation')
    const drawn = Array.from({length: 4000}, () => drawTransform(random, ranges, 20, 40))
    const extreme = (key: 'angle' | 'shiftX' | 'shiftY' | 'zoomX' | 'zoomY') => [
      Math.min(...drawn.map(one => one[key])),
      Math.max(...drawn.map(one => one[key])),
    ]
    const expected = {
      angle: [-45, 45],
      shiftX: [-6, 6],
      shiftY: [-2, 2],
      zoomX: [0.5, 1.5],
      zoomY: [0.5, 1.5],
    } as const
    for (const [key, [low, high]] of Object.entries(expected)) {
      const [min, max] = extreme(key as keyof typeof expected) as [number, number]
      const slack = (high - low) / 100
      expect(min).toBeGreaterThanOrEqual(low)
      expect(min).toBeLessThan(low + slack)
      expect(max).toBeLessThanOrEqual(high)
      expect(max).toBeGreaterThan(high - slack)
    }
    const flips = drawn.filter(one => one.flip).length
    expect(flips).toBeGreaterThan(1850)
    expect(flips).toBeLessThan(2150)
  })

  it('is the same for the same seed, and one range does not move the others', () => {
    const draw = (changed: Partial<typeof ranges>) =>
      drawTransform(createRandom(5), {...ranges, ...changed}, 28, 28)
    expect(draw({})).toEqual(draw({}))
    expect(draw({rotation: 0})).toEqual({...draw({}), angle: 0})
    expect(draw({horizontalFlip: false}).flip).toBe(false)
  })
})
