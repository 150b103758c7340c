import type {Series, Window} from './series.ts'

/** How many standard deviations off the others of its column a point is one that their mean would hide. */
const standsOut = 6

/** What is drawn of a curve, column by column; NaN where there is nothing. */
export interface Sampled {
  /** The mean of the points that fall into a column, without those that stand out, or the straight line to the next one. */
  readonly values: Float64Array
  /** The lowest and the highest point of a column, where it stands out. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/** What is known of the points that fall into each column. */
interface Columns {
  readonly counts: Uint32Array
  readonly means: Float64Array
  /** Sums of squared distances from the mean. */
  readonly squares: Float64Array
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/**
 * A curve in `columns` columns. A spike of one epoch in a thousand is what one looks for, so a column's highest and lowest
 * points are kept beside its mean where they stand out from its other points; where there is no point, the straight line
 * between the neighbouring ones. One pass over the points.
 */
export function sampleSpans(
  {x, y, gaps = false}: Pick<Series, 'x' | 'y' | 'gaps'>,
  {from, to}: Window,
  columns: number,
): Sampled {
  const seen: Columns = {
    counts: new Uint32Array(columns),
    means: new Float64Array(columns),
    squares: new Float64Array(columns),
    lowest: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
  }
  const step = columns > 1 ? (to - from) / (columns - 1) : 0
  /** Columns with a point that is no number. */
  const odd = new Uint8Array(columns)
  let leftX = Number.NaN
  let leftY = Number.NaN
  let rightX = Number.NaN
  let rightY = Number.NaN
  for (let i = 0; i < x.length; i++) {
    const px = x[i] as number
    const py = y[i] as number
    if (!Number.isFinite(py)) {
      if (gaps && step > 0 && px >= from && px <= to) odd[Math.round((px - from) / step)] = 1
      continue
    }
    if (px < from) {
      leftX = px
      leftY = py
      continue
    }
    if (px > to) {
      rightX = px
      rightY = py
      break
    }
    const column = step > 0 ? Math.round((px - from) / step) : 0
    take(seen, column, py)
  }
  const spans = spansOf(seen)
  const anchors: Anchor[] = []
  if (Number.isFinite(leftY)) anchors.push({x: leftX, y: leftY})
  for (let column = 0; column < columns; column++) {
    const value = spans.values[column] as number
    if (!Number.isNaN(value)) anchors.push({x: from + column * step, y: value})
  }
  if (Number.isFinite(rightY)) anchors.push({x: rightX, y: rightY})
  const values = interpolate(anchors, from, step, columns)
  if (gaps) breakAt(values, seen.counts, odd)
  return {...spans, values}
}

/**
 * One value for each of `columns` columns, where no more can be drawn: its highest or lowest point where that stands out,
 * else its mean; NaN outside the series.
 */
export const sample = (
  series: Pick<Series, 'x' | 'y' | 'gaps'>,
  window: Window,
  columns: number,
): Float64Array => peaksOf(sampleSpans(series, window, columns))

/** The same of what has been sampled. */
export function peaksOf({values, lowest, highest}: Sampled): Float64Array {
  return values.map((value, column) => {
    const [low, high] = [lowest[column] as number, highest[column] as number]
    if (Number.isNaN(low)) return Number.isNaN(high) ? value : high
    return Number.isNaN(high) || value - low > high - value ? low : high
  })
}

interface Anchor {
  readonly x: number
  readonly y: number
}

/** Welford's way, so that neither large numbers nor small differences are lost. */
function take({counts, means, squares, lowest, highest}: Columns, column: number, y: number): void {
  const count = (counts[column] as number) + 1
  const before = means[column] as number
  // Of two numbers at the ends of their range the difference is none.
  const mean = before + (y / count - before / count)
  counts[column] = count
  means[column] = mean
  squares[column] = (squares[column] as number) + (y - before) * (y - mean)
  if (y < (lowest[column] as number)) lowest[column] = y
  if (y > (highest[column] as number)) highest[column] = y
}

/** How far the points of a column usually lie from their mean. */
function usualSpread({counts, squares}: Columns): number {
  const spreads: number[] = []
  for (let column = 0; column < counts.length; column++) {
    const count = counts[column] as number
    const spread = Math.sqrt((squares[column] as number) / count)
    if (count > 1 && Number.isFinite(spread)) spreads.push(spread)
  }
  return spreads.sort((a, b) => a - b)[spreads.length >> 1] ?? 0
}

function spansOf(seen: Columns): Sampled {
  const {counts, means, squares} = seen
  const values = new Float64Array(counts.length).fill(Number.NaN)
  const [lowest, highest] = [values.slice(), values.slice()]
  const usual = usualSpread(seen)
  for (let column = 0; column < counts.length; column++) {
    const count = counts[column] as number
    if (count === 0) continue
    const mean = means[column] as number
    values[column] = mean
    if (count === 1) continue
    let [rest, left] = [mean, count]
    for (const [ends, kept] of [
      [seen.highest, highest],
      [seen.lowest, lowest],
    ] as const) {
      const end = ends[column] as number
      const others = mean + (mean - end) / (count - 1)
      const spread = Math.sqrt(
        Math.max(0, (squares[column] as number) - ((end - mean) ** 2 * count) / (count - 1)) / (count - 1),
      )
      if (Math.abs(end - others) <= standsOut * Math.max(spread, usual)) continue
      kept[column] = end
      rest += (rest - end) / (left - 1)
      left -= 1
    }
    // Of two that are far from each other neither is the curve.
    if (count > 2) values[column] = rest
  }
  return {values, lowest, highest}
}

/** Takes away the straight lines over what is no number, as far as the neighbouring points. */
function breakAt(values: Float64Array, counts: Uint32Array, odd: Uint8Array): void {
  for (let column = 0; column < odd.length; column++) {
    if (odd[column] === 0 || counts[column] !== 0) continue
    for (const way of [-1, 1])
      for (let at = column; at >= 0 && at < odd.length && counts[at] === 0; at += way) values[at] = Number.NaN
  }
}

function interpolate(anchors: readonly Anchor[], from: number, step: number, columns: number): Float64Array {
  const values = new Float64Array(columns).fill(Number.NaN)
  // Column positions are sums of rounded steps: the ends need a little tolerance.
  const slack = step / 1000
  let at = 0
  for (let column = 0; column < columns; column++) {
    const x = from + column * step
    while (at + 1 < anchors.length && (anchors[at + 1] as Anchor).x <= x + slack) at += 1
    const left = anchors[at]
    if (left === undefined || x < left.x - slack) continue
    const right = anchors[at + 1]
    if (Math.abs(x - left.x) <= slack) values[column] = left.y
    else if (right !== undefined) {
      const share = (x - left.x) / (right.x - left.x)
      // Of two numbers at the ends of their range the difference is none.
      values[column] = left.y === right.y ? left.y : left.y * (1 - share) + right.y * share
    }
  }
  return values
}
