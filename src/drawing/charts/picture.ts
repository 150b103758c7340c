import type {Glyphs} from '../glyphs.ts'
import {append, type Line, type Rgb, type Span} from '../lines/span.ts'
import type {Depth} from '../look.ts'

/** Row-major bytes, 1 channel (grey) or 3 (red, green, blue). */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly data: Uint8Array
}

export interface PictureBox {
  readonly columns: number
  readonly rows: number
  readonly glyphs: Glyphs
  readonly depth: Depth
}

/** Pixels of the picture that one drawn dot averages: [from, to) along one axis. */
const part = (index: number, dots: number, pixels: number): [number, number] => {
  const from = Math.floor((index * pixels) / dots)
  return [from, Math.max(from + 1, Math.floor(((index + 1) * pixels) / dots))]
}

function dot(picture: Picture, x: number, y: number, across: number, down: number): Rgb {
  const [left, right] = part(x, across, picture.width)
  const [top, bottom] = part(y, down, picture.height)
  const sums = [0, 0, 0]
  for (let py = top; py < bottom; py++) {
    for (let px = left; px < right; px++) {
      const at = (py * picture.width + px) * picture.channels
      for (let channel = 0; channel < 3; channel++) {
        const offset = picture.channels >= 3 ? channel : 0
        sums[channel] = (sums[channel] ?? 0) + (picture.data[at + offset] ?? 0)
      }
    }
  }
  const count = (right - left) * (bottom - top)
  return sums.map(sum => Math.round(sum / count)) as unknown as Rgb
}

/**
 * Dots across and down for a box: a whole multiple of the picture where it fits, else the largest size of the same
 * shape. A dot is one column wide and half a row high, which is near enough a square.
 */
export function dotsFor(
  {width, height}: Pick<Picture, 'width' | 'height'>,
  columns: number,
  rows: number,
): {across: number; down: number} {
  const scale = Math.min(columns / width, (rows * 2) / height)
  const whole = scale >= 1 ? Math.floor(scale) : scale
  return {
    across: Math.max(1, Math.round(width * whole)),
    down: Math.max(1, Math.round(height * whole)),
  }
}

/** Perceived lightness, 0 to 1. */
const lightness = ([r, g, b]: Rgb): number => (0.299 * r + 0.587 * g + 0.114 * b) / 255

/** A picture in half blocks, two dots a character; without colour, in a ramp of letters from dark to light. */
export function pictureLines(picture: Picture, {columns, rows, glyphs, depth}: PictureBox): Line[] {
  if (columns < 1 || rows < 1 || picture.width < 1 || picture.height < 1) return []
  const {across, down} = dotsFor(picture, columns, rows)
  return Array.from({length: Math.ceil(down / 2)}, (_, row) => {
    const spans: Span[] = []
    for (let x = 0; x < across; x++) {
      const upper = dot(picture, x, row * 2, across, down)
      const lower = row * 2 + 1 < down ? dot(picture, x, row * 2 + 1, across, down) : undefined
      if (depth === 'none' || glyphs.halfBlock === undefined) {
        const level = lower ? (lightness(upper) + lightness(lower)) / 2 : lightness(upper)
        const char = glyphs.ramp[Math.round(level * (glyphs.ramp.length - 1))] ?? ' '
        append(spans, {text: char})
      } else {
        append(spans, {
          text: glyphs.halfBlock,
          foreground: upper,
          ...(lower ? {background: lower} : {}),
        })
      }
    }
    return spans
  })
}
