import type {Window} from '../../drawing/charts/series.ts'
import type {Axis} from '../../runs/axis.ts'
import {brief, grouped} from '../../text/numbers.ts'
import type {Text} from '../text/text.ts'
import {type Extent, inSight, isPart, type Zoom} from './zoom.ts'

/** A place on an axis in words. */
export const placeText = (axis: Axis, place: number): string =>
  axis === 'step' || Number.isInteger(place) ? String(Math.round(place)) : brief(place)

/** What part of the axis is in sight; nothing where it is all of it. */
export function sightWords(
  text: Text,
  axis: Axis,
  zoom: Zoom | undefined,
  extent: Extent,
  all = extent.last,
): string[] {
  if (!isPart(zoom, extent)) return []
  const {from, to}: Window = inSight(zoom, extent)
  const say = (place: number) => (axis === 'step' ? grouped(Math.round(place)) : placeText(axis, place))
  return [text.curves.sight[axis](say(from), say(to), say(all))]
}
