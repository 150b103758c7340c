import type {Glyphs} from '../glyphs.ts'
import type {Role} from '../look.ts'
import {type Levels, traceDots} from './braille.ts'
import {type CurveStyle, dot, type StrokeName, styleOf} from './curve-style.ts'
import {cellRow, dotRows, type Raster} from './raster.ts'
import {type Stroke, trace} from './trace.ts'

/** All characters of a curve, or all its dots. */
export type Drawn = {readonly strokes: readonly Stroke[]} | {readonly dots: Uint8Array}

/** A curve as it stands on its chart. */
export interface Placed {
  readonly role: Role
  readonly style: CurveStyle
  readonly levels: Levels
  readonly drawn: Drawn
}

/** The row of cells of a curve in a column; nothing where it is not. */
export function cellAt({levels}: Placed, raster: Raster, column: number): number | undefined {
  const level = levels.values[column * raster.across]
  return level === undefined || Number.isNaN(level) ? undefined : cellRow(raster, level)
}

/** The last column of a curve, −1 where it is not in sight. */
export const lastColumn = ({levels}: Placed, {across}: Raster): number =>
  Math.floor(levels.values.findLastIndex(level => !Number.isNaN(level)) / across)

/** How a curve is drawn: as it says itself, else as its role does; one that is alone in its chart is plain. */
export function styleIn(
  {role, stroke, mark}: {readonly role: Role; readonly stroke?: StrokeName; readonly mark?: string},
  {name}: Glyphs,
  isAlone: boolean,
): CurveStyle {
  const own = isAlone ? ({stroke: 'solid'} as const) : styleOf(role)
  const shown = mark ?? (name === 'braille' ? undefined : own.mark)
  return {stroke: stroke ?? own.stroke, ...(shown !== undefined && {mark: shown})}
}

/** The characters or dots of a curve whose heights are known. */
export function drawnOf(levels: Levels, raster: Raster, {name, chart}: Glyphs, style: CurveStyle): Drawn {
  if (name === 'braille') return {dots: traceDots(levels, raster, style.stroke)}
  const isDotted = style.stroke === 'dotted' && style.mark === undefined
  return {
    strokes: trace(levels.values, dotRows(raster), isDotted ? chart.map(() => dot) : chart),
  }
}
