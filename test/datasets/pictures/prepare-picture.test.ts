import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import type {Inversion, Preparation} from '../../../src/datasets/facts/facts.ts'
import {loadMnist} from '../../../src/datasets/mnist.ts'
import {decodePicture} from '../../../src/datasets/pictures/decode.ts'
import {preparePicture, usualPreparation} from '../../../src/datasets/pictures/prepare-picture.ts'
import {readDigit} from '../digit-reader.ts'
import {needsRealData, realData} from '../real-data.ts'
import {crc32} from './crc32.ts'
import {photograph} from './photographs.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-pictures-'))
const put = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const read = async (path: string, prepare: Preparation = 'mnist', invert: Inversion = 'auto') => {
  const prepared = preparePicture(await decodePicture(path), {inputShape: [28, 28, 1], prepare, invert})
  return {...prepared, digit: readDigit(prepared.picture.data)}
}

/** A thick 1 of 3 columns in the middle of a 28×28 picture. */
const one = Uint8Array.from({length: 784}, (_, i) => {
  const [x, y] = [i % 28, Math.floor(i / 28)]
  return y >= 4 && y < 24 && x >= 12 && x < 15 ? 255 : 0
})

/** Two by two: red, green / blue, white. */
const four = () =>
  sharp(Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]), {
    raw: {width: 2, height: 2, channels: 3},
  })
const fourBytes = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]

function bmp({
  bits,
  topDown = false,
  palette,
}: {
  bits: number
  topDown?: boolean
  palette?: readonly number[]
}): Buffer {
  const colours = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ]
  const stride = Math.ceil((2 * bits) / 32) * 4
  const head = Buffer.alloc(54)
  head.write('BM')
  head.writeUInt32LE(54 + (palette?.length ?? 0), 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(2, 18)
  head.writeInt32LE(topDown ? -2 : 2, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(bits, 28)
  const rows = [0, 1].map(row => {
    const line = Buffer.alloc(stride)
    for (const x of [0, 1]) {
      const [r = 0, g = 0, b = 0] = colours[row * 2 + x] ?? []
      if (bits === 24) line.set([b, g, r], 3 * x)
      else if (bits === 32) line.set([b, g, r, 0], 4 * x)
      else if (bits === 16) line.writeUInt16LE(((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3), 2 * x)
      else line[0] = (line[0] as number) | ((row * 2 + x) << (8 - bits * (x + 1)))
      if (bits === 8) line[x] = row * 2 + x
    }
    return line
  })
  if (!topDown) rows.reverse()
  return Buffer.concat([head, Buffer.from(palette ?? []), ...rows])
}
const palette = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]

describe('decodePicture', () => {
  it('reads every format, whatever the name says', async () => {
    const formats = {
      png: await four().png().toBuffer(),
      webp: await four().webp({lossless: true}).toBuffer(),
      gif: await four().gif().toBuffer(),
      tiff: await four().tiff({compression: 'lzw'}).toBuffer(),
      bmp24: bmp({bits: 24}),
      bmp32: bmp({bits: 32}),
      bmp16: bmp({bits: 16, topDown: true}),
      bmp8: bmp({bits: 8, palette}),
      bmp4: bmp({bits: 4, palette, topDown: true}),
    }
    for (const [name, bytes] of Object.entries(formats)) {
      const {width, height, channels, data} = await decodePicture(put(`${name}.txt`, bytes))
      expect([name, width, height, channels, ...data]).toEqual([name, 2, 2, 3, ...fourBytes])
    }
    const jpeg = await decodePicture(
      put('jpeg.png', await four().resize(64, 64, {kernel: 'nearest'}).jpeg().toBuffer()),
    )
    expect([jpeg.width, jpeg.height, jpeg.data.length]).toEqual([64, 64, 64 * 64 * 3])
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2" fill="#f00"/></svg>'
    expect([...(await decodePicture(put('a.svg', svg))).data.subarray(0, 3)]).toEqual([255, 0, 0])
  })

  it('reads 16 bits, grey and palettes as 8-bit colour', async () => {
    const grey = Uint16Array.of(0, 65_535, 32_896, 65_535)
    const deep = sharp(grey, {raw: {width: 2, height: 2, channels: 1}})
    const {channels, data} = await decodePicture(
      put('deep.png', await deep.toColourspace('grey16').png().toBuffer()),
    )
    expect([channels, ...data]).toEqual([3, 0, 0, 0, 255, 255, 255, 128, 128, 128, 255, 255, 255])
    const indexed = await decodePicture(put('indexed.png', await four().png({palette: true}).toBuffer()))
    expect([...indexed.data]).toEqual(fourBytes)
  })

  it('lays alpha on white, and on black where all would vanish', async () => {
    const black = {r: 0, g: 0, b: 0, alpha: 0.5}
    const half = sharp({create: {width: 2, height: 1, channels: 4, background: black}}).png()
    expect([...(await decodePicture(put('half.png', await half.toBuffer()))).data.subarray(0, 3)]).toEqual([
      127, 127, 127,
    ])
    const white = sharp(Buffer.from([255, 255, 255, 255, 255, 255, 255, 0]), {
      raw: {width: 2, height: 1, channels: 4},
    })
    expect([...(await decodePicture(put('w.png', await white.png().toBuffer()))).data]).toEqual([
      255, 255, 255, 0, 0, 0,
    ])
  })

  it('turns a picture as its EXIF orientation says', async () => {
    const turned = four()
      .resize(40, 20, {fit: 'fill', kernel: 'nearest'})
      .withMetadata({orientation: 6})
      .tiff({compression: 'lzw'})
    const {width, height, data} = await decodePicture(put('turned.tif', await turned.toBuffer()))
    expect([width, height, ...data.subarray(0, 3)]).toEqual([20, 40, 0, 0, 255])
  })

  it('reduces what is larger than any network needs', async () => {
    const wide = sharp({create: {width: 6000, height: 300, channels: 3, background: '#808080'}}).png()
    const {width, height} = await decodePicture(put('wide.png', await wide.toBuffer()))
    expect([width, height]).toEqual([2048, 102])
  })

  it('refuses 20,000 × 20,000 before decoding it', async () => {
    // The real header of a huge picture and none of its pixels: whoever decodes it fails otherwise.
    const head = (await four().png().toBuffer()).subarray(0, 33)
    head.writeUInt32BE(20_000, 16)
    head.writeUInt32BE(20_000, 20)
    head.writeUInt32BE(crc32(head.subarray(12, 29)), 29)
    const rest = (await four().png().toBuffer()).subarray(33)
    await expect(decodePicture(put('huge.png', Buffer.concat([head, rest])))).rejects.toMatchObject({
      code: 'picture-too-large',
      detail: {width: 20_000, height: 20_000},
    })
  })

  it('says what is wrong with a file that is no picture', async () => {
    mkdirSync(join(folder, 'folder.png'))
    const png = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#123',
        noise: {type: 'gaussian', mean: 128, sigma: 30},
      },
    })
      .png()
      .toBuffer()
    const cases = {
      'file-missing': join(folder, 'nothing.png'),
      'is-a-folder': join(folder, 'folder.png'),
      'picture-empty': put('empty.png', ''),
      'picture-format': put('text.png', 'this is no picture\n'),
      'picture-broken': put('cut.png', png.subarray(0, png.length / 2)),
    }
    for (const [code, path] of Object.entries(cases)) {
      await expect(decodePicture(path), code).rejects.toMatchObject({code})
    }
    await expect(decodePicture(put('cut.bmp', bmp({bits: 24}).subarray(0, 60)))).rejects.toMatchObject({
      code: 'picture-broken',
    })
  })
})

describe('preparePicture', () => {
  it('leaves a picture of MNIST’s kind as it is', async () => {
    const path = put(
      'one.png',
      await sharp(one, {raw: {width: 28, height: 28, channels: 1}})
        .png()
        .toBuffer(),
    )
    const {picture, inverted, digit} = await read(path)
    expect([[...picture.data], inverted, digit]).toEqual([[...one], false, 1])
  })

  it('finds small dark writing in the corner of a large sheet', async () => {
    const digit = await sharp(one, {raw: {width: 28, height: 28, channels: 1}})
      .negate()
      .png()
      .toBuffer()
    const sheet = sharp({create: {width: 700, height: 900, channels: 3, background: '#c8c8c8'}})
    const path = put(
      'corner.png',
      await sheet
        .composite([{input: digit, left: 600, top: 60, blend: 'multiply'}])
        .png()
        .toBuffer(),
    )
    const {picture, inverted, digit: found} = await read(path)
    expect([inverted, found]).toEqual([true, 1])
    const rows = [...Array(28).keys()].filter(y =>
      picture.data.subarray(y * 28, y * 28 + 28).some(value => value > 128),
    )
    expect(rows.length).toBeGreaterThanOrEqual(19)
  })

  it('says that an empty sheet is blank', async () => {
    const sheet = sharp({create: {width: 300, height: 300, channels: 3, background: '#ddd'}}).png()
    expect(await read(put('blank.png', await sheet.toBuffer()))).toMatchObject({blank: true})
  })

  it('thresholds at 200 as the notes do', async () => {
    const levels = Buffer.alloc(784, 230)
    levels.set([199, 200, 0, 255], 400)
    const path = put(
      'levels.png',
      await sharp(levels, {raw: {width: 28, height: 28, channels: 1}})
        .png()
        .toBuffer(),
    )
    const {picture} = await read(path, 'notes')
    expect([...picture.data.subarray(399, 405)]).toEqual([0, 255, 0, 255, 0, 0])
    const turned = put(
      'turned.png',
      await sharp(levels, {raw: {width: 28, height: 28, channels: 1}})
        .negate()
        .png()
        .toBuffer(),
    )
    expect((await read(turned, 'notes')).picture.data).toEqual(picture.data)
  })

  it('obeys --invert', async () => {
    const path = put(
      'one2.png',
      await sharp(one, {raw: {width: 28, height: 28, channels: 1}})
        .png()
        .toBuffer(),
    )
    expect((await read(path, 'plain', 'yes')).picture.data).toEqual(one.map(value => 255 - value))
    expect((await read(path, 'plain', 'no')).picture.data).toEqual(one)
  })

  it('gives colour to networks that take it', async () => {
    const decoded = await decodePicture(
      put('four().png', await four().resize(64, 64, {kernel: 'nearest'}).png().toBuffer()),
    )
    const {picture} = preparePicture(decoded, {inputShape: [32, 32, 3], ...usualPreparation('cifar10')})
    expect([picture.width, picture.height, picture.channels, ...picture.data.subarray(0, 3)]).toEqual([
      32, 32, 3, 255, 0, 0,
    ])
  })

  it.skipIf(!realData)(`reads the notes' JPEG digits${needsRealData}`, async () => {
    const pictures = join(realData ?? '', 'mnist-jpg/mnist_test_jpg_10000')
    const names = readdirSync(pictures)
    for (const prepare of ['mnist', 'notes'] as const) {
      const right = await Promise.all(
        names.map(
          async name => (await read(join(pictures, name), prepare)).digit === Number(/_(\d)/.exec(name)?.[1]),
        ),
      )
      expect([names.length, right.filter(Boolean).length >= 97]).toEqual([100, true])
    }
  })

  it.skipIf(!realData)(
    `reads photographs of real handwriting, also with a shadow, a table beside, squared paper${needsRealData}`,
    {timeout: 120_000},
    async () => {
      const places = {given: realData as string, kerasCache: '/nowhere', cache: '/nowhere'}
      const {test} = await loadMnist({places, from: 'auto', seed: 1, testSamples: 40, hyperparameters: {}})
      let right = 0
      for (let i = 0; i < test.count; i++) {
        const digit = test.x.subarray(i * 784, (i + 1) * 784) as Uint8Array
        const spoil = ([undefined, undefined, 'shadow', 'table', 'squares'] as const)[Math.floor(i / 5) % 5]
        const {digit: found, inverted} = await read(put(`photo-${i}`, await photograph(digit, i, spoil)))
        expect(inverted).toBe(true)
        if (found === test.y[i]) right++
      }
      expect(right).toBeGreaterThanOrEqual(38)
    },
  )
})

describe('the reader of the tests', () => {
  it('was trained on real handwriting', () => {
    const {accuracy} = JSON.parse(
      readFileSync(new URL('../../fixtures/digit-reader.json', import.meta.url), 'utf8'),
    )
    expect(accuracy).toBeGreaterThan(0.97)
  })
})
