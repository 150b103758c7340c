import {brief} from '../../text/numbers.ts'
import {append, type Line, mix, type Rgb, type Span} from '../lines/span.ts'
import type {Look} from '../look.ts'
import {endLabels} from './ticks.ts'

/** What the colours run from and to; with a sign 0 lies in the middle. */
export interface HeatScale {
  readonly low: number
  readonly high: number
  readonly signed: boolean
}

/** The whole range of colours for these values: from the least to the greatest, or as far to either side of 0 as the farthest. */
export function heatScale(values: ArrayLike<number>, signed: boolean): HeatScale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) [low, high] = [0, 0]
  const most = Math.max(Math.abs(low), Math.abs(high))
  return signed ? {low: -most, high: most, signed} : {low, high, signed}
}

/** The same for people, in as many digits as tell both ends apart. */
export function scaleText({low, high}: HeatScale): string {
  const labels = low < high ? endLabels(low, high) : [brief(low)]
  return (labels ?? [low, high].map(String)).join('…')
}

export interface HeatMap {
  /** Rows of values, each as long as the others. */
  readonly rows: readonly ArrayLike<number>[]
  readonly scale: HeatScale
  readonly columns: number
  readonly look: Look
}

/** From nothing to all: dark blue, then yellow; and with a sign: orange, grey, blue. Told apart by the colour-blind. */
const none: Rgb = [24, 32, 72]
const all: Rgb = [246, 222, 90]
const negative: Rgb = [240, 140, 40]
const zero: Rgb = [38, 38, 42]
const positive: Rgb = [90, 180, 255]

/** −1 to 1, or 0 to 1; what is no number is 0, and where all are one it is in the middle. */
function shareOf(value: number | undefined, {low, high, signed}: HeatScale): number {
  if (value === undefined || !Number.isFinite(value)) return 0
  const share = high > low ? (value - low) / (high - low) : 0.5
  const within = Math.max(0, Math.min(1, share))
  return signed ? 2 * within - 1 : within
}

const colourOf = (share: number, signed: boolean): Rgb =>
  !signed ? mix(none, all, share) : share < 0 ? mix(zero, negative, -share) : mix(zero, positive, share)

/** How many rows of values one row of the screen shows. */
export const rowsInOne = ({glyphs, theme}: Look): number =>
  glyphs.halfBlock === undefined || theme.depth === 'none' ? 1 : 2

/** Values as colours, two rows a line; without colours one row a line, in a ramp of letters from least to most. */
export function heatMap(map: HeatMap): Line[] {
  const {rows, columns, look, scale} = map
  const {signed} = scale
  const {glyphs} = look
  const together = rowsInOne(look)
  return Array.from({length: Math.ceil(rows.length / together)}, (_, line) => {
    const [upper, lower] = [rows[line * together], together === 2 ? rows[line * 2 + 1] : undefined]
    const spans: Span[] = []
    for (let column = 0; column < columns; column++) {
      const at = (row: ArrayLike<number>) => shareOf(row[Math.floor((column * row.length) / columns)], scale)
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
