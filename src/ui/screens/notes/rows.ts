import {contentOf, pageById} from '../../../chapters/book.ts'
import {type Line, line} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Language, Localised} from '../../../text/localised.ts'
import {frameOf} from '../../components/layout.ts'
import {perObject} from '../../per-object.ts'
import type {AppState} from '../../state.ts'
import type {NotesScreen} from './state.ts'

/** A column is read best when it is not too wide. */
export const widest = 84

/** Rows and columns of the text, and how many columns of it stand side by side. */
export interface NotesLayout {
  readonly width: number
  readonly columns: number
  /** Rows of one column. */
  readonly height: number
}

export const gap = 3

/** Two columns where there is room for both and one is not enough. */
export function layNotes(state: AppState, {chapter}: Pick<NotesScreen, 'chapter'>): NotesLayout {
  const frame = frameOf(state.size)
  const height = frame.height - 1
  const width = Math.min(widest, frame.width)
  const fits = frame.width >= 2 * widest + gap
  const columns = fits && notesLines(state, chapter, width).length > height ? 2 : 1
  return {width, columns, height}
}

const laid = perObject((notes: Localised) => {
  let last: {readonly language: Language; readonly width: number; readonly lines: readonly Line[]} | undefined
  return (language: Language, width: number): readonly Line[] => {
    if (last?.language !== language || last.width !== width)
      last = {language, width, lines: wrap(notes[language], width).map(row => line(row))}
    return last.lines
  }
})

export function notesLines(
  {language}: Pick<AppState, 'language'>,
  chapter: string,
  width: number,
): readonly Line[] {
  const page = pageById(chapter)
  return page ? laid(contentOf(page).notes)(language, width) : []
}

/** The first row in sight, the rows that there are, and how many of them are in sight at once. */
export function placeOf(state: AppState, screen: NotesScreen) {
  const layout = layNotes(state, screen)
  const lines = notesLines(state, screen.chapter, layout.width)
  const room = layout.columns * layout.height
  const last = Math.max(0, lines.length - room)
  return {...layout, lines, room, last, top: Math.min(screen.top, last)}
}

/** Whether the last row is in sight. */
export function hasSeenTheEnd(state: AppState, screen: NotesScreen): boolean {
  const {top, last} = placeOf(state, screen)
  return top >= last
}
