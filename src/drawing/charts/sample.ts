import type {Series, Window} from './series.ts'

/** How many standard deviations off its column's mean a point is one that the mean would hide. */
const standsOut = 6

/** What is known of the points that fall into each column. */
interface Columns {
  readonly counts: Uint32Array
  readonly sums: Float64Array
  readonly squares: Float64Array
  readonly lowest: Float64Array
  readonly highest: Float64Array
}

/**
 * One value for each of `columns` columns: the mean of the points that fall into the column, its highest or lowest
 * one where that stands out (a spike of one epoch in a thousand is what one looks for), or, where there is none, the
 * straight line between the neighbouring points; NaN outside the series. One pass over the points.
 */
export function sample({x, y}: Pick<Series, 'x' | 'y'>, {from, to}: Window, columns: number): Float64Array {
  const seen: Columns = {
    counts: new Uint32Array(columns),
    sums: new Float64Array(columns),
    squares: new Float64Array(columns),
    lowest: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    highest: new Float64Array(columns).fill(Number.NEGATIVE_INFINITY),
  }
  const step = columns > 1 ? (to - from) / (columns - 1) : 0
  let leftX = Number.NaN
  let leftY = Number.NaN
  let rightX = Number.NaN
  let rightY = Number.NaN
  for (let i = 0; i < x.length; i++) {
    const px = x[i] as number
    const py = y[i] as number
    if (!Number.isFinite(py)) continue
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
  const anchors = anchorsOf(seen, from, step)
  if (Number.isFinite(leftY)) anchors.unshift({x: leftX, y: leftY})
  if (Number.isFinite(rightY)) anchors.push({x: rightX, y: rightY})
  return interpolate(anchors, from, step, columns)
}

interface Anchor {
  readonly x: number
  readonly y: number
}

function take({counts, sums, squares, lowest, highest}: Columns, column: number, y: number): void {
  counts[column] = (counts[column] as number) + 1
  sums[column] = (sums[column] as number) + y
  squares[column] = (squares[column] as number) + y * y
  if (y < (lowest[column] as number)) lowest[column] = y
  if (y > (highest[column] as number)) highest[column] = y
}

function anchorsOf(seen: Columns, from: number, step: number): Anchor[] {
  const anchors: Anchor[] = []
  for (let column = 0; column < seen.counts.length; column++)
    if ((seen.counts[column] as number) > 0) anchors.push({x: from + column * step, y: drawnOf(seen, column)})
  return anchors
}

/** The mean of a column's points, or the one that is far from it. */
function drawnOf({counts, sums, squares, lowest, highest}: Columns, column: number): number {
  const count = counts[column] as number
  const mean = (sums[column] as number) / count
  const deviation = Math.sqrt(Math.max(0, (squares[column] as number) / count - mean * mean))
  const [low, high] = [lowest[column] as number, highest[column] as number]
  const farthest = high - mean >= mean - low ? high : low
  return Math.abs(farthest - mean) > standsOut * deviation ? farthest : mean
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
      values[column] = left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x)
    }
  }
  return values
}
