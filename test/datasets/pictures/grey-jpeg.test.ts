import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {decodeGreyJpeg} from '../../../src/datasets/pictures/grey-jpeg.ts'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'

const noise = (width: number, height: number) =>
  sharp({
    create: {width, height, channels: 3, background: '#888', noise: {type: 'gaussian', mean: 128, sigma: 60}},
  })

describe('decodeGreyJpeg', () => {
  it.each([
    [5, 9, 10, false],
    [28, 28, 75, true],
    [64, 41, 95, false],
    [255, 256, 100, true],
  ])(
    'gives libjpeg’s bytes: %i×%i, quality %i, own tables %s',
    async (width, height, quality, optimiseCoding) => {
      const jpeg = await noise(width, height).toColourspace('b-w').jpeg({quality, optimiseCoding}).toBuffer()
      const expected = await sharp(jpeg).toColourspace('b-w').raw().toBuffer()
      const found = decodeGreyJpeg(jpeg)
      expect([found?.width, found?.height, found?.channels]).toEqual([width, height, 1])
      expect(Buffer.from(found?.data ?? []).equals(expected)).toBe(true)
    },
  )

  it('reads progressive ones, too', async () => {
    const jpeg = await noise(28, 28).toColourspace('b-w').jpeg({progressive: true}).toBuffer()
    const expected = await sharp(jpeg).toColourspace('b-w').raw().toBuffer()
    expect(Buffer.from(decodeGreyJpeg(jpeg)?.data ?? []).equals(expected)).toBe(true)
  })

  it('leaves everything else to sharp', async () => {
    const grey = () => noise(28, 28).toColourspace('b-w')
    const others = [
      await noise(28, 28).jpeg().toBuffer(),
      await grey().withMetadata({orientation: 6}).jpeg().toBuffer(),
      await noise(300, 20).toColourspace('b-w').jpeg().toBuffer(),
      await grey().png().toBuffer(),
      Buffer.from('no picture'),
    ]
    for (const bytes of others) expect(decodeGreyJpeg(bytes)).toBeUndefined()
  })

  it('never gives a picture from a cut file, and never throws', async () => {
    const jpeg = await noise(28, 28).toColourspace('b-w').jpeg().toBuffer()
    for (let length = 0; length < jpeg.length - 20; length++)
      expect(decodeGreyJpeg(jpeg.subarray(0, length))).toBeUndefined()
  })

  it('reads no damaged file that sharp refuses', async () => {
    const jpeg = await noise(28, 28).toColourspace('b-w').jpeg().toBuffer()
    const random = createRandom(1, 'fuzz')
    let read = 0
    for (let round = 0; round < 2000; round++) {
      const damaged = Buffer.from(jpeg)
      for (let k = 0; k < 3; k++) damaged[integer(random, damaged.length)] = integer(random, 256)
      const found = decodeGreyJpeg(damaged)
      if (!found) continue
      read++
      // Single pixels may differ: damage overflows the 16 bits that sharp's build computes in.
      const {info} = await sharp(damaged, {failOn: 'error'}).raw().toBuffer({resolveWithObject: true})
      expect([found.width, found.height]).toEqual([info.width, info.height])
    }
    expect(read).toBeGreaterThan(100)
  })
})
