import {contentOf, pageById} from '../../../chapters/book.ts'
import {type Line, line} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Language} from '../../../text/localised.ts'

/** A column is read best when it is not too wide. */
const widest = 84

export function notesLines(chapter: string, language: Language, width: number): Line[] {
  const page = pageById(chapter)
  const notes = page ? contentOf(page).notes[language] : ''
  return wrap(notes, Math.min(width, widest)).map(row => line(row))
}
