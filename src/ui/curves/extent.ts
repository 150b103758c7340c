import {extent, type Series} from '../../drawing/charts/series.ts'
import type {Axis} from '../../runs/axis.ts'
import type {Extent} from './zoom.ts'

/** Epochs and steps are counted in whole ones; minutes are not. */
export const grainOf = (axis: Axis): Pick<Extent, 'grain'> => (axis === 'minutes' ? {} : {grain: 1})

/** The axis of curves, without room for more; undefined without any. */
export function extentOver(axis: Axis, curves: readonly Pick<Series, 'x'>[]): Extent | undefined {
  const all = extent(curves)
  return all && {...all, last: all.to, ...grainOf(axis)}
}
