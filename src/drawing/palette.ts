import type {Rgb} from './lines/span.ts'
import type {Ground, Role} from './look.ts'

/** A shade for a dark and for a light ground, by its index in the 256-colour palette. */
export type Shade = Readonly<Record<Ground, number>>

/**
 * After Okabe and Ito's palette. Found by search: any two of a ground keep a distance (CIE 1976) of 13 on black and 8 on white
 * for normal eyes, protans, deutans and tritans, and a contrast of at least 3 to the ground. Training is blue, validation orange;
 * no meaning rests on colour alone: curves also differ in stroke or mark, good and bad in their words or signs.
 */
export const palette: Readonly<Record<Role, Shade>> = {
  accent: {dark: 80, light: 31},
  dim: {dark: 245, light: 242},
  good: {dark: 114, light: 22},
  warning: {dark: 191, light: 136},
  bad: {dark: 203, light: 124},
  training: {dark: 75, light: 25},
  validation: {dark: 215, light: 130},
  overlay: {dark: 133, light: 134},
  // Found by search: any two of a ground keep a distance of 23 (CIE 1976) for normal eyes, protans, deutans and tritans.
  curve1: {dark: 75, light: 25},
  curve2: {dark: 215, light: 130},
  curve3: {dark: 231, light: 16},
  curve4: {dark: 204, light: 93},
  curve5: {dark: 99, light: 161},
  curve6: {dark: 154, light: 18},
  curve7: {dark: 133, light: 53},
  curve8: {dark: 196, light: 88},
  marker: {dark: 231, light: 232},
}

/** Levels of red, green and blue in the palette's cube of colours. */
export const levels: readonly number[] = [0, 95, 135, 175, 215, 255]

/** What an index from 16 on means: the cube, then the ramp of greys. */
export function rgbOf(index: number): Rgb {
  const at = index - 16
  const grey = 8 + 10 * (at - 216)
  return at < 216
    ? [levels[Math.floor(at / 36)] ?? 0, levels[Math.floor(at / 6) % 6] ?? 0, levels[at % 6] ?? 0]
    : [grey, grey, grey]
}

/** The same as CSS and SVG write it. */
export const hexOf = (index: number): string =>
  `#${rgbOf(index)
    .map(value => value.toString(16).padStart(2, '0'))
    .join('')}`
