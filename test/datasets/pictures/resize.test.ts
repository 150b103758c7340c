import {describe, expect, it} from 'vitest'
import {resizeLanczos} from '../../../src/datasets/pictures/resize.ts'

/** Width, height, channels → width, height, and what PIL 12's `resize(…, Image.LANCZOS)` makes of `pattern`, in hex. */
const fromPil: readonly (readonly [number, number, 1 | 3, number, number, string])[] = [
  [
    ...([45, 31, 3, 7, 5] as const),
    '65887d7869868a756d7489726f72847e697b807d67718a746c7684806a787e7b6a6c85797370868d6e76817f626e837971' +
      '71898a707278886e687a818262808774717b866d687a82796a7d82766b7386746e788b7b627c7e746e75876f72778c886a' +
      '797b85696b7987',
  ],
  [
    ...([5, 7, 1, 9, 8] as const),
    '00001020314a7296a7df9d3f5ea3654191d08ba3becaa6673c4d60005bf8ffd0c7a539010139a5c7d0fff85b00604d3c67' +
      'a6cabea38bd0914165a35e3f9ddfa796724a3120100000',
  ],
  [
    ...([300, 3, 1, 6, 6] as const),
    '6e767f8472707178817f7070767d84776d717c827e6e6f797e83756c74817e83706c7786',
  ],
]

const pattern = (length: number) => Uint8Array.from({length}, (_, i) => (7 * i * i + 13 * i) % 251)

/** Every weight for every pixel, as PIL rounds them: a row of `from` values a step apart becomes one of `to`. */
function resizeRow(row: readonly number[], to: number): number[] {
  const scale = row.length / to
  const stretch = Math.max(1, scale)
  const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))
  return Array.from({length: to}, (_, place) => {
    const centre = (place + 0.5) * scale
    const begin = Math.max(0, Math.floor(centre - 3 * stretch + 0.5))
    const seen = row.slice(begin, Math.floor(centre + 3 * stretch + 0.5))
    const raw = seen.map((_, i) => {
      const x = (begin + i + 0.5 - centre) / stretch
      return Math.abs(x) >= 3 ? 0 : sinc(x) * sinc(x / 3)
    })
    const total = raw.reduce((sum, weight) => sum + weight, 0)
    const whole = raw.map(weight => Math.sign(weight) * Math.floor(Math.abs(weight / total) * 2 ** 22 + 0.5))
    const sum = whole.reduce((all, weight, i) => all + weight * (seen[i] as number), 2 ** 21)
    return Math.min(255, Math.max(0, Math.floor(sum / 2 ** 22)))
  })
}

function resizePlainly(data: Uint8Array, width: number, channels: number, to: number, down: number) {
  const rows = data.length / width / channels
  const resized = new Uint8Array(to * down * channels)
  for (let c = 0; c < channels; c++) {
    const across = Array.from({length: rows}, (_, y) =>
      resizeRow(
        Array.from({length: width}, (_, x) => data[(y * width + x) * channels + c] as number),
        to,
      ),
    )
    for (let x = 0; x < to; x++) {
      const column = resizeRow(
        across.map(row => row[x] as number),
        down,
      )
      for (const [y, value] of column.entries()) resized[(y * to + x) * channels + c] = value
    }
  }
  return resized
}

describe('resizing', () => {
  it.each(fromPil)('gives the bytes of PIL: %i×%i×%i to %i×%i', (width, height, channels, to, down, hex) => {
    const picture = {width, height, channels, data: pattern(width * height * channels)}
    expect(Buffer.from(resizeLanczos(picture, to, down).data).toString('hex')).toBe(hex)
  })

  const sizes: readonly (readonly [number, number, number, number])[] = [
    [1, 1, 5, 3],
    [7, 2, 3, 11],
    [64, 48, 64, 9],
    [50, 33, 17, 33],
    [203, 61, 28, 28],
  ]
  it.each(sizes)('agrees with a plain loop: %i×%i to %i×%i', (width, height, to, down) => {
    for (const channels of [1, 3] as const) {
      // Black beside white overshoots both ends of a byte.
      for (const most of [251, 2]) {
        const data = pattern(width * height * channels).map(value => ((value % most) * 255) / (most - 1))
        const resized = resizeLanczos({width, height, channels, data}, to, down)
        expect(resized.data).toEqual(resizePlainly(data, width, channels, to, down))
      }
    }
  })
})
