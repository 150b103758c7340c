import {append, type Line, mix, type Rgb, type Span} from '../lines/span.ts'
import type {Look} from '../look.ts'

export interface HeatMap {
  /** Rows of values, each as long as the others. */
  readonly rows: readonly ArrayLike<number>[]
  /** Signed values run from −limit over 0 to limit, others from 0 to limit. */
  readonly signed: boolean
  readonly limit: number
  readonly columns: number
  readonly look: Look
}

/** From nothing to all: dark blue, then yellow; and with a sign: orange, grey, blue. Told apart by the colour-blind. */
const none: Rgb = [24, 32, 72]
const all: Rgb = [246, 222, 90]
const negative: Rgb = [240, 140, 40]
const zero: Rgb = [38, 38, 42]
const positive: Rgb = [90, 180, 255]

/** −1 to 1, or 0 to 1; what is no number is 0. */
const shareOf = (value: number | undefined, {signed, limit}: HeatMap): number => {
  const share = Number.isFinite(value) ? (value as number) / (limit || 1) : 0
  return Math.max(signed ? -1 : 0, Math.min(1, share))
}

const colourOf = (share: number, signed: boolean): Rgb =>
  !signed ? mix(none, all, share) : share < 0 ? mix(zero, negative, -share) : mix(zero, positive, share)

/** How many rows of values one row of the screen shows. */
export const rowsInOne = ({glyphs, theme}: Look): number =>
  glyphs.halfBlock === undefined || theme.depth === 'none' ? 1 : 2

/** Values as colours, two rows a line; without colours one row a line, in a ramp of letters from least to most. */
export function heatMap(map: HeatMap): Line[] {
  const {rows, columns, look, signed} = map
  const {glyphs} = look
  const together = rowsInOne(look)
  return Array.from({length: Math.ceil(rows.length / together)}, (_, line) => {
    const [upper, lower] = [rows[line * together], together === 2 ? rows[line * 2 + 1] : undefined]
    const spans: Span[] = []
    for (let column = 0; column < columns; column++) {
      const at = (row: ArrayLike<number>) => shareOf(row[Math.floor((column * row.length) / columns)], map)
      const first = at(upper ?? [])
      if (together === 1) {
        const level = signed ? (first + 1) / 2 : first
        append(spans, {text: glyphs.ramp[Math.round(level * (glyphs.ramp.length - 1))] ?? ' '})
      } else
        append(spans, {
          text: glyphs.halfBlock ?? ' ',
          foreground: colourOf(first, signed),
          ...(lower && {background: colourOf(at(lower), signed)}),
        })
    }
    return spans
  })
}
