import type {Role} from '../look.ts'
import type {StrokeName} from './curve-style.ts'

/** A curve: `x` ascending; a `y` that is no number is bridged from its neighbours, unless it is a gap. */
export interface Series {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  readonly role: Role
  /** Whether what is no number was measured so, and leaves a gap. @default it was not measured */
  readonly gaps?: boolean
  /** How it is drawn where curves are made of dots. @default as its role is where there are others beside it */
  readonly stroke?: StrokeName
  /** A character that stands on it now and then and at its end, to tell it apart without colours. @default as its role's where there are no strokes */
  readonly mark?: string
  /** Written where it ends. */
  readonly name?: string
}

/** Part of the x axis that is shown, both ends included. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** The x range that all series span together; undefined while there is no point. */
export function extent(series: readonly Pick<Series, 'x'>[]): Window | undefined {
  const full = series.filter(one => one.x.length > 0)
  if (full.length === 0) return undefined
  return {
    from: Math.min(...full.map(one => one.x[0] ?? 0)),
    to: Math.max(...full.map(one => one.x[one.x.length - 1] ?? 0)),
  }
}

/** Index of the point nearest to `at` that has a value; undefined where there is none. */
export function nearest({x, y}: Pick<Series, 'x' | 'y'>, at: number): number | undefined {
  let low = 0
  let high = x.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((x[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  let before = low - 1
  while (before >= 0 && !Number.isFinite(y[before])) before -= 1
  while (low < x.length && !Number.isFinite(y[low])) low += 1
  if (before < 0) return low < x.length ? low : undefined
  if (low >= x.length) return before
  return at - (x[before] ?? 0) <= (x[low] ?? 0) - at ? before : low
}
