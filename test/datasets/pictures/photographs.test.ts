import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {loadMnist} from '../../../src/datasets/mnist.ts'
import {decodePicture} from '../../../src/datasets/pictures/decode.ts'
import {type PreparedPicture, preparePicture} from '../../../src/datasets/pictures/prepare-picture.ts'
import {readDigit} from '../digit-reader.ts'
import {needsRealData, realData} from '../real-data.ts'
import {type KindName, kinds, photographOf, photographOfSeveral} from './photograph-kinds.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-photographs-'))

async function prepare(bytes: Buffer): Promise<PreparedPicture> {
  const path = join(folder, 'picture')
  writeFileSync(path, bytes)
  return preparePicture(await decodePicture(path), {
    inputShape: [28, 28, 1],
    prepare: 'mnist',
    invert: 'auto',
  })
}

type Stroke = readonly (readonly [x: number, y: number])[]

/** A digit of straight strokes, 28 × 28, light on dark. */
function drawn(...strokes: Stroke[]): Uint8Array {
  const picture = new Uint8Array(784)
  for (const stroke of strokes) {
    for (const [k, [x1, y1]] of stroke.slice(1).entries()) {
      const [x0, y0] = stroke[k] as (typeof stroke)[number]
      for (let i = 0; i < 784; i++) {
        const [x, y] = [i % 28, Math.floor(i / 28)]
        const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        const t = Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
        const away = Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0))
        picture[i] = Math.max(picture[i] as number, Math.min(255, Math.max(0, 255 * (2 - away))))
      }
    }
  }
  return picture
}

const four = drawn([[9, 4], [6, 15], [20, 15]], [[17, 6], [16, 24]]) // biome-ignore format: points
const seven = drawn([[6, 6], [21, 6], [11, 24]]) // biome-ignore format: points
const one = drawn([[14, 4], [14, 24]]) // biome-ignore format: points
const zero = drawn([[14, 4], [8, 9], [8, 19], [14, 24], [20, 19], [20, 9], [14, 4]]) // biome-ignore format: points
/** Its upper bar was written by itself. */
const five = drawn([[9, 6], [8, 13], [17, 14], [18, 20], [8, 24]], [[13, 4], [20, 4]]) // biome-ignore format: points

describe('a photograph of one digit', () => {
  // The same digit as it is seen on a plain sheet: where it stands must make no difference.
  const seen = new Map<Uint8Array, Uint8Array>()
  beforeAll(async () => {
    for (const digit of [four, seven])
      seen.set(digit, (await prepare(await photographOf('plain', digit, 1))).picture.data)
  })
  const alike = (a: Uint8Array, b: Uint8Array) => {
    const dot = (p: Uint8Array, q: Uint8Array) =>
      p.reduce((sum, value, i) => sum + value * (q[i] as number), 0)
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
  }
  const expected: Partial<Record<KindName, string>> = {
    boxed: 'frame',
    cheque: 'lines',
    frameCut: 'edge',
    spiral: 'edge',
    tableAround: 'edge',
  }

  it.each(Object.keys(kinds).filter(kind => kind !== 'huge') as KindName[])('%s', async kind => {
    for (const digit of [four, seven]) {
      const {picture, figures, leftOut, inverted} = await prepare(await photographOf(kind, digit, 2))
      expect([inverted, figures.length]).toEqual([kind !== 'chalk', 0])
      expect(alike(picture.data, seen.get(digit) as Uint8Array)).toBeGreaterThan(0.75)
      const wanted = expected[kind]
      // A frame is left out as what it is or line by line.
      if (wanted) expect(leftOut.length).toBeGreaterThan(0)
    }
  })

  it('keeps a 1 that is as straight as a line, and a 0 that is as round as a hole', async () => {
    for (const digit of [one, zero]) {
      for (const kind of ['plain', 'tight', 'boxed'] as const) {
        const {picture, blank, figures} = await prepare(await photographOf(kind, digit, 3))
        expect([kind, blank, figures.length]).toEqual([kind, false, 0])
        const rows = [...Array(28).keys()].filter(y =>
          picture.data.subarray(y * 28, y * 28 + 28).some(value => value > 128),
        )
        expect(rows.length).toBeGreaterThanOrEqual(18)
      }
    }
  })

  it('takes a detached bar for a part of its figure', async () => {
    const {figures, picture} = await prepare(await photographOf('plain', five, 4))
    expect(figures).toEqual([])
    expect(picture.data.subarray(0, 28 * 6).some(value => value > 128)).toBe(true)
  })
})

describe('several digits in one picture', () => {
  it('are found one by one, in reading order, each where it lies', async () => {
    const {figures} = await prepare(await photographOfSeveral([four, zero, seven], 3, 1))
    expect(figures.map(({box}) => Math.floor((box.left - 100) / 190))).toEqual([0, 1, 2])
    const grid = await prepare(
      await photographOfSeveral([one, zero, seven, four, one, seven, zero, four, seven], 3, 2),
    )
    expect(
      grid.figures.map(({box}) => [
        Math.floor(((box.left + box.right) / 2 - 100) / 190),
        Math.floor(((box.top + box.bottom) / 2 - 100) / 190),
      ]),
    ).toEqual(Array.from({length: 9}, (_, i) => [i % 3, Math.floor(i / 3)]))
  })
})

/** Where most stands about that is no writing. */
const hard = ['boxed', 'tightBox', 'spiral', 'shadowEdge', 'tableAround', 'cheque', 'lined', 'chalk'] as const

describe.skipIf(!realData)(`photographs of real handwriting${needsRealData}`, () => {
  it('are read right, eight of ten in each kind', {timeout: 300_000}, async () => {
    const places = {given: realData as string, kerasCache: '/nowhere', cache: '/nowhere'}
    const {test} = await loadMnist({places, from: 'auto', seed: 7, testSamples: 10, hyperparameters: {}})
    const digit = (i: number) => test.x.subarray(i * 784, (i + 1) * 784) as Uint8Array
    for (const kind of hard) {
      let right = 0
      for (let i = 0; i < test.count; i++) {
        const {picture, figures} = await prepare(await photographOf(kind, digit(i), 100 + i))
        if (figures.length === 0 && readDigit(picture.data) === test.y[i]) right++
      }
      expect([kind, right >= 8]).toEqual([kind, true])
    }
  })
})
