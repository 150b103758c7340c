import {describe, expect, it} from 'vitest'
import {resizeLanczos} from '../../src/datasets/pictures/resize.ts'

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

describe('resizing', () => {
  it.each(fromPil)('gives the bytes of PIL: %i×%i×%i to %i×%i', (width, height, channels, to, down, hex) => {
    const picture = {width, height, channels, data: pattern(width * height * channels)}
    expect(Buffer.from(resizeLanczos(picture, to, down).data).toString('hex')).toBe(hex)
  })
})
