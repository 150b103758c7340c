import {createHash} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import type {LoadOptions} from '../../src/datasets/dataset.ts'
import {generateDigits} from '../../src/datasets/generated/digits.ts'
import {fillOutline} from '../../src/datasets/generated/fill.ts'
import {generateGarments} from '../../src/datasets/generated/garments.ts'
import {inkPath} from '../../src/datasets/generated/ink.ts'
import {generateScenes} from '../../src/datasets/generated/scenes.ts'
import {readDigit} from './digit-reader.ts'

const options = (seed: number, trainSamples: number): LoadOptions => ({
  places: {kerasCache: '/nowhere', cache: '/nowhere'},
  from: 'generated',
  seed,
  trainSamples,
  testSamples: 20,
  hyperparameters: {},
})

describe('digits', () => {
  it('are read by a network that has only seen real handwriting', async () => {
    const {train} = await generateDigits(options(1, 1000))
    let right = 0
    for (let i = 0; i < train.count; i++) {
      if (readDigit(train.pixels.subarray(i * 784, (i + 1) * 784)) === train.labels[i]) right++
    }
    // The drawn ones are wilder than real ones on purpose.
    expect(right / train.count).toBeGreaterThan(0.7)
  })

  it('lie in MNIST’s box, centred by mass', async () => {
    const {train} = await generateDigits(options(2, 300))
    for (let i = 0; i < train.count; i++) {
      const pixels = train.pixels.subarray(i * 784, (i + 1) * 784)
      let [mass, sumX, sumY, left, right, top, bottom] = [0, 0, 0, 28, 0, 28, 0]
      for (const [at, value] of pixels.entries()) {
        if (value === 0) continue
        const [x, y] = [at % 28, Math.floor(at / 28)]
        mass += value
        sumX += value * x
        sumY += value * y
        ;[left, right, top, bottom] = [
          Math.min(left, x),
          Math.max(right, x),
          Math.min(top, y),
          Math.max(bottom, y),
        ]
      }
      expect(Math.abs(sumX / mass - 13.5)).toBeLessThan(3)
      expect(Math.abs(sumY / mass - 13.5)).toBeLessThan(3)
      expect(Math.max(right - left, bottom - top) + 1).toBeLessThanOrEqual(24)
    }
  })
})

describe('drawn sets', () => {
  it.each([
    ['digits', generateDigits, 784],
    ['garments', generateGarments, 784],
    ['scenes', generateScenes, 3072],
  ] as const)(
    '%s are the same for the same seed, and every picture is its own',
    async (_, generate, size) => {
      const [drawn, again] = [await generate(options(3, 30)), await generate(options(3, 30))]
      expect(drawn).toEqual(again)
      expect(drawn.train.pixels).toHaveLength(30 * size)
      // Every picture has something on it, and no two are the same.
      const pictures = Array.from({length: 30}, (_, i) =>
        drawn.train.pixels.subarray(i * size, (i + 1) * size).join(),
      )
      expect(new Set(pictures).size).toBe(30)
      // Training and test pictures come from streams of their own.
      expect(drawn.test.pixels.subarray(0, size)).not.toEqual(drawn.train.pixels.subarray(0, size))
    },
  )
})

describe('bytes', () => {
  // A run says that its data were drawn from a seed: that seed draws them again, in every version.
  it.each([
    ['digits', generateDigits, 'c98088cb3c7807e03952b1d9ec005ac7cb645c3b237b9ced536073238d62a7dc'],
    ['garments', generateGarments, '9d818dccd4202bce051d590516718ae8394188367e6d7aaaadd06f038b67c59a'],
    ['scenes', generateScenes, '436390b9ba52e8f5c0197d0179e4cf3951089d2f9d35119b98fa254c326eb36b'],
  ] as const)('of %s are those that the seed has always drawn', async (_, generate, expected) => {
    const hash = createHash('sha256')
    for (const seed of [1, 2 ** 40 + 7]) {
      const {train, test} = await generate(options(seed, 300))
      for (const bytes of [train.pixels, train.labels, test.pixels, test.labels]) hash.update(bytes)
    }
    expect(hash.digest('hex')).toBe(expected)
  })
})

describe('drawing', () => {
  it('fills an outline with the share of each pixel that it covers', () => {
    const mask = new Float32Array(16)
    // A box from the middle of pixel (0, 0) to the middle of pixel (2, 2), pixel centres at whole coordinates.
    fillOutline(mask, 4, Float64Array.of(0, 0, 2, 0, 2, 2, 0, 2))
    const expected = [0.25, 0.5, 0.25, 0, 0.5, 1, 0.5, 0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 0]
    expect([...mask]).toEqual(expected)
  })

  it('leaves a hole where outlines overlap themselves, and draws nothing outside', () => {
    const mask = new Float32Array(9)
    fillOutline(mask, 3, Float64Array.of(-9, -9, 9, -9, 9, 9, -9, 9))
    expect([...mask]).toEqual(Array(9).fill(1))
  })

  it('inks a line as wide as its pen', () => {
    const picture = new Float32Array(49)
    inkPath(picture, 7, Float64Array.of(-9, 3, 9, 3), () => 1.5, 1)
    const column = Array.from({length: 7}, (_, y) => picture[y * 7 + 3])
    expect(column).toEqual([0, 0, 1, 1, 1, 0, 0])
  })
})
