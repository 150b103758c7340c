import {curveRole, markOf, mostStyles} from '../../../drawing/charts/curve-style.ts'
import type {CurveRole} from '../../../drawing/look.ts'
import type {Compared} from '../../../studies/comparison/compare.ts'

/** How a run's curve is drawn. */
export interface Style {
  readonly role: CurveRole
  readonly mark: string
}

/**
 * Rows whose curves have a colour, a mark and a name: all, where those are enough; else the page of rows that the cursor is
 * on, the last one full, too. Counts from 0, both ends included.
 */
export function namedRows(
  rows: readonly Compared[],
  current: Compared | undefined,
): readonly [number, number] {
  if (rows.length <= mostStyles) return [0, rows.length - 1]
  const at = Math.max(0, current === undefined ? 0 : rows.indexOf(current))
  const first = Math.min(at - (at % mostStyles), rows.length - mostStyles)
  return [first, first + mostStyles - 1]
}

/** The styles by the ids of the runs that have one. Of few runs each keeps its own, wherever it comes to stand. */
export function stylesOf(
  rows: readonly Compared[],
  current: Compared | undefined,
): ReadonlyMap<string, Style> {
  const [first, last] = namedRows(rows, current)
  return new Map(
    rows.slice(first, last + 1).map((row, at) => {
      const index = rows.length <= mostStyles ? row.index : at
      return [row.run.id, {role: curveRole(index), mark: markOf(index)}]
    }),
  )
}
