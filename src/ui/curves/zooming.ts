import type {Sentence} from '../state.ts'
import {crosshairKept, crosshairMoved, type Sight} from './crosshair.ts'
import {type Extent, isPart, panned, zoomedIn, zoomedOut} from './zoom.ts'

/** Axis, and the points that the crosshair goes through. */
export interface Seen {
  readonly extent: Extent
  readonly places: ArrayLike<number>
}

/** What each of the keys that change the part in sight makes of it. */
export const zooming = {
  crosshair: (sight: Sight, {extent, places}: Seen, key: string): Sight =>
    crosshairMoved(sight, extent, places, key),
  crosshairEnds: (sight: Sight, {extent, places}: Seen, key: string): Sight =>
    crosshairMoved(sight, extent, places, key),
  zoom: ({crosshair, zoom}: Sight, {extent}: Seen): Sight => ({
    crosshair,
    zoom: zoomedIn(zoom, extent, crosshair) ?? zoom,
  }),
  zoomOut: ({crosshair, zoom}: Sight, {extent}: Seen): Sight => ({
    crosshair,
    zoom: zoom && zoomedOut(zoom, extent, crosshair),
  }),
  zoomAll: ({crosshair}: Sight): Sight => ({crosshair, zoom: undefined}),
  pan: (sight: Sight, {extent, places}: Seen, key: string): Sight =>
    crosshairKept(
      {...sight, zoom: sight.zoom && panned(sight.zoom, extent, key === '[' ? -1 : 1)},
      extent,
      places,
    ),
} as const

const needsPart = new Set(['zoomOut', 'zoomAll', 'pan'])

/** Why one of these keys has nothing to do. `extentOf` is asked only for these keys. */
export function zoomRefused(
  command: string,
  {zoom, crosshair}: Sight,
  extentOf: () => Extent | undefined,
): Sentence | undefined {
  if (needsPart.has(command)) {
    const extent = zoom && extentOf()
    return extent && isPart(zoom, extent) ? undefined : text => text.curves.allInSight
  }
  const extent = command === 'zoom' ? extentOf() : undefined
  return extent && !zoomedIn(zoom, extent, crosshair) ? text => text.curves.nothingSmaller : undefined
}
