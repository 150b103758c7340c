import type {Window} from '../../drawing/charts/series.ts'

/** An axis: where its curves begin and end, and up to where there is room for what is to come. */
export interface Extent extends Window {
  readonly last: number
  /** Whole places it is counted in, as epochs and steps are; without them any place is one. */
  readonly grain?: number
}

/** The part of an axis that a reader looks at. */
export interface Zoom {
  readonly width: number
  /** @default where the curves end, wherever that is by then */
  readonly end?: number
}

/** No window is smaller than so many whole places, or than this share of the axis. */
const [leastPlaces, leastShare] = [2, 1 / 1024]

const leastWidth = ({from, last, grain}: Extent): number =>
  grain === undefined ? (last - from) * leastShare : leastPlaces * grain

/** What is in sight: all, with the room for what is to come, where nobody has chosen a part. */
export function inSight(zoom: Zoom | undefined, extent: Extent): Window {
  const {from, last, grain} = extent
  if (!isPart(zoom, extent)) return {from, to: extent.to}
  const to = Math.min(last, Math.max(zoom.end ?? last, from + zoom.width))
  const whole = (place: number, round: (x: number) => number) =>
    grain === undefined ? place : round(place / grain) * grain
  return {
    from: Math.max(from, whole(to - zoom.width, Math.floor)),
    to: Math.min(last, whole(to, Math.ceil)),
  }
}

/** Whether it is a part of the axis only: one that was chosen on a longer one may be all of another. */
export const isPart = (zoom: Zoom | undefined, {from, last}: Extent): zoom is Zoom =>
  zoom !== undefined && zoom.width < last - from

/** A window of a width that ends near a place. At the end of the curves it stays there while they grow. */
function ending(width: number, end: number, {from, last}: Extent): Zoom {
  const place = Math.max(end, from + width)
  return place < last - width * 1e-6 ? {width, end: place} : {width}
}

/** Around a place, or with the same end. */
const scaled = (zoom: Zoom | undefined, extent: Extent, width: number, at: number | undefined): Zoom =>
  ending(width, at === undefined ? (zoom?.end ?? extent.last) : at + width / 2, extent)

/** Half of what is in sight, around `at` or at its end; undefined where that is too little to be drawn. */
export function zoomedIn(zoom: Zoom | undefined, extent: Extent, at?: number): Zoom | undefined {
  const width = (isPart(zoom, extent) ? zoom.width : extent.last - extent.from) / 2
  return width < leastWidth(extent) ? undefined : scaled(zoom, extent, width, at)
}

/** Twice what is in sight; undefined for all of it. */
export function zoomedOut(zoom: Zoom, extent: Extent, at?: number): Zoom | undefined {
  const wider = scaled(zoom, extent, zoom.width * 2, at)
  return isPart(wider, extent) ? wider : undefined
}

/** Half a window to the left (−1) or to the right (1), as far as there are curves. */
export const panned = (zoom: Zoom, extent: Extent, sign: -1 | 1): Zoom =>
  ending(zoom.width, (zoom.end ?? extent.last) + (sign * zoom.width) / 2, extent)

/** Moved no further than it must be to have a place in sight. */
export function showing(zoom: Zoom | undefined, extent: Extent, at: number): Zoom | undefined {
  if (!isPart(zoom, extent)) return zoom
  const {from, to} = inSight(zoom, extent)
  if (at < from) return ending(zoom.width, at + zoom.width, extent)
  return at > to ? ending(zoom.width, at, extent) : zoom
}
