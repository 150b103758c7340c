import type {AppState} from '../../state.ts'
import {namesOf, naturalWidth} from './matrix.ts'
import type {JudgementScreen, View} from './state.ts'

/** From this width on matrix and classes are in sight together, from this height on with the mistakes beside them. */
const wide = 110
const high = 30
export const gap = 3
/** Rows above the panes. */
export const headRows = 3
/** Columns that mistakes need beside a matrix. */
const leastBeside = 40

export interface Place {
  readonly view: View
  readonly width: number
  readonly height: number
}

/** The views that are in sight at once, and the room of each. */
export function layoutOf(
  screen: Pick<JudgementScreen, 'view' | 'judgement'>,
  {width, height}: {width: number; height: number},
  state: Pick<AppState, 'language'>,
): readonly Place[] {
  const room = height - headRows
  const {judgement, view} = screen
  if (width < wide) return [{view, width, height: room}]
  const wish = judgement ? naturalWidth(judgement, namesOf(judgement, state)) : width
  if (height < high) {
    const left = Math.max(Math.floor((width - gap) * 0.5), Math.min(wish, Math.floor((width - gap) * 0.66)))
    return view === 'mistakes'
      ? [{view, width, height: room}]
      : [
          {view: 'matrix', width: left, height: room},
          {view: 'classes', width: width - left - gap, height: room},
        ]
  }
  const left = Math.max(Math.floor((width - gap) * 0.6), Math.min(wish, width - gap - leastBeside))
  const classes = judgement?.classes.length ?? 10
  // The matrix whole, and below it at least half of the classes.
  const top = Math.max(6, Math.min(classes + 3, Math.floor(room * 0.6)))
  return [
    {view: 'matrix', width: left, height: top},
    {view: 'classes', width: left, height: room - top},
    {view: 'mistakes', width: width - left - gap, height: room},
  ]
}
