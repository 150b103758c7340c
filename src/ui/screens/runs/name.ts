import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {lineWidth, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import type {RunSummary} from '../../../runs/summary.ts'

const tagSpans = ({label}: RunSummary): Span[] => (label?.tags ?? []).map(tag => span(`#${tag}`, 'accent'))

/** Columns of all that there is to say of which run it is. */
export const nameWidth = (run: RunSummary): number =>
  [run.label?.name, run.id, ...(run.label?.tags ?? []).map(tag => `#${tag}`)]
    .filter(part => part !== undefined)
    .reduce((sum, part) => sum + widthOf(part) + 1, -1)

/**
 * Which run it is, in so many columns: its name, or its id where it has none; `hint` in any case, then as many of its tags
 * as fit, then the id.
 */
export function nameSpans(run: RunSummary, width: number, hint: Line, ellipsis: string): Line {
  const name = run.label?.name
  const room = width - lineWidth(hint)
  const first: Line = [
    name === undefined ? span(truncateStart(run.id, room, ellipsis)) : bold(truncate(name, room, ellipsis)),
    ...hint,
  ]
  const more = [...tagSpans(run), ...(name === undefined ? [] : [span(run.id, 'dim')])]
  let row = first
  for (const part of more) {
    const longer: Line = [...row, span(' '), part]
    if (lineWidth(longer) <= width) row = longer
  }
  return row
}
