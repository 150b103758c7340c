import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {lineWidth, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {shownTags} from '../../../runs/label.ts'
import {isGenerated} from '../../../runs/result.ts'
import {readRunName} from '../../../runs/run-name.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

/** What is told of a run by other columns, or by a heading above it. */
export interface Told {
  readonly chapter: boolean
  readonly data: boolean
}

/** A folder of another name than runs are given is called by all of it. */
const idOf = ({id, chapter}: RunSummary, told: Told): string =>
  told.chapter && chapter !== undefined && readRunName(id)?.chapter === chapter
    ? id.slice(`${chapter}-`.length)
    : id

/** Where nothing else tells it, a generated set is told with the name. */
const hintOf = (run: RunSummary, told: Told, {language}: Pick<AppState, 'language'>): Line =>
  !told.data && isGenerated(run) ? [span(` ${texts[language].runs.generated}`, 'warning')] : []

/** Columns of all that there is to say of which run it is. */
export const nameWidth = (run: RunSummary, told: Told, state: Pick<AppState, 'language'>): number =>
  [
    ...(run.label?.name === undefined ? [] : [run.label.name]),
    idOf(run, told),
    ...shownTags(run.label),
  ].reduce((sum, part) => sum + widthOf(part) + 1, lineWidth(hintOf(run, told, state)) - 1)

/**
 * Which run it is, in so many columns: its name, or its id where it has none; then as many of its tags as fit, then the id.
 */
export function nameSpans(
  run: RunSummary,
  width: number,
  told: Told,
  state: Pick<AppState, 'language' | 'look'>,
): Line {
  const {ellipsis} = state.look.glyphs
  const name = run.label?.name
  const id = idOf(run, told)
  const hint = hintOf(run, told, state)
  const room = width - lineWidth(hint)
  const more: Span[] = [
    ...shownTags(run.label).map(tag => span(tag, 'accent')),
    ...(name === undefined ? [] : [span(id, 'dim')]),
  ]
  let row: Line = [
    name === undefined ? span(truncateStart(id, room, ellipsis)) : bold(truncate(name, room, ellipsis)),
    ...hint,
  ]
  for (const part of more) {
    const longer: Line = [...row, span(' '), part]
    if (lineWidth(longer) <= width) row = longer
  }
  return row
}
