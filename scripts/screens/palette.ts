import type {Ground} from '../../src/drawing/look.ts'

/** The colours of a terminal that nobody has set up: those it writes with, and the sixteen that programs may name. */
export interface Paper {
  readonly ink: string
  readonly ground: string
  readonly sixteen: readonly string[]
}

const words = (colours: string): string[] => colours.split(' ').map(colour => `#${colour}`)

export const papers: Readonly<Record<Ground, Paper>> = {
  dark: {
    ink: '#d4d7dd',
    ground: '#12151b',
    sixteen: words(
      '1d2129 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 abb2bf 5c6370 ef7a83 a9d18a f0cd8b 7bc0ff d58ceb 6cc9d5 ffffff',
    ),
  },
  light: {
    ink: '#24292f',
    ground: '#fbfbf9',
    sixteen: words(
      '24292f b3202a 2a7a34 8a6100 0b5cad 8a2f9e 0b7480 6b7280 57606a c2303a 35883f 9a6d00 1668bd 9a3fae 168490 ffffff',
    ),
  },
}

/** The steps of the 6 × 6 × 6 cube behind the sixteen. */
const steps = [0, 95, 135, 175, 215, 255]

const hex = (...parts: readonly number[]): string =>
  `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`

/** A colour of xterm's 256: sixteen of the paper's own, a cube, 24 greys. */
export function indexed(index: number, paper: Paper): string {
  if (index < 16) return paper.sixteen[index] ?? paper.ink
  if (index >= 232) return hex(...new Array<number>(3).fill(8 + 10 * (index - 232)))
  const at = index - 16
  return hex(...[Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map(place => steps[place] ?? 0))
}
