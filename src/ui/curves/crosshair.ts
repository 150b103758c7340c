import {nearest} from '../../drawing/charts/series.ts'
import {moved} from '../components/list.ts'
import {type Extent, inSight, showing, type Zoom} from './zoom.ts'

/** Where values are read, and what is in sight there. */
export interface Sight {
  readonly crosshair?: number | undefined
  readonly zoom?: Zoom | undefined
}

const indexOf = (places: ArrayLike<number>, place: number): number =>
  nearest({x: places, y: places}, place) ?? 0

/** The index of a place in sight that is nearest to another one. */
function within(places: ArrayLike<number>, {from, to}: {from: number; to: number}, place: number): number {
  const at = indexOf(places, place)
  const value = places[at] as number
  if (value < from && at + 1 < places.length) return at + 1
  return value > to && at > 0 ? at - 1 : at
}

/**
 * The crosshair a point further for a key, and the window where it is seen. The first press reads the end of the window,
 * unless it jumps; `home` and `end` go to the window's ends first, then to those of the curve. `places` ascend.
 */
export function crosshairMoved(
  {crosshair, zoom}: Sight,
  extent: Extent,
  places: ArrayLike<number>,
  key: string,
): Sight {
  const window = inSight(zoom, extent)
  const ends = {
    from: within(places, window, window.from),
    to: within(places, window, Math.min(window.to, extent.last)),
  }
  const at = crosshair === undefined ? ends.to : indexOf(places, crosshair)
  const isFirst = crosshair === undefined && !key.startsWith('shift-')
  const next = () => {
    if (key === 'home' || key === 'g') return at === ends.from && crosshair !== undefined ? 0 : ends.from
    if (key === 'end' || key === 'G')
      return at === ends.to && crosshair !== undefined ? places.length - 1 : ends.to
    return isFirst ? at : moved(at, places.length, key)
  }
  const place = places[next()]
  return place === undefined ? {crosshair, zoom} : {crosshair: place, zoom: showing(zoom, extent, place)}
}

/** The crosshair where it is, or at the nearest point of what is in sight by now. */
export function crosshairKept({crosshair, zoom}: Sight, extent: Extent, places: ArrayLike<number>): Sight {
  if (crosshair === undefined) return {crosshair, zoom}
  const window = inSight(zoom, extent)
  if (crosshair >= window.from && crosshair <= window.to) return {crosshair, zoom}
  return {crosshair: places[within(places, window, crosshair < window.from ? window.from : window.to)], zoom}
}
