import type {Series, Window} from './series.ts'

/**
 * One value for each of `columns` columns: the mean of the points that fall into the column, or, where there is
 * none, the straight line between the neighbouring points; NaN outside the series. One pass over the points.
 */
export function sample({x, y}: Pick<Series, 'x' | 'y'>, {from, to}: Window, columns: number): Float64Array {
  const sums = new Float64Array(columns)
  const counts = new Uint32Array(columns)
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
    sums[column] = (sums[column] ?? 0) + py
    counts[column] = (counts[column] ?? 0) + 1
  }
  const anchors = anchorsOf(sums, counts, from, step)
  if (Number.isFinite(leftY)) anchors.unshift({x: leftX, y: leftY})
  if (Number.isFinite(rightY)) anchors.push({x: rightX, y: rightY})
  return interpolate(anchors, from, step, columns)
}

interface Anchor {
  readonly x: number
  readonly y: number
}

function anchorsOf(sums: Float64Array, counts: Uint32Array, from: number, step: number): Anchor[] {
  const anchors: Anchor[] = []
  for (let column = 0; column < sums.length; column++) {
    const count = counts[column] ?? 0
    if (count > 0) anchors.push({x: from + column * step, y: (sums[column] ?? 0) / count})
  }
  return anchors
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
