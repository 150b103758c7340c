import {contentOf, pageById} from '../../../chapters/book.ts'
import type {AppState} from '../../state.ts'
import {open, refuse, type Step} from '../../step.ts'

/** The page's own text. */
export interface NotesScreen {
  readonly kind: 'notes'
  readonly id: number
  readonly chapter: string
  /** First row in sight. */
  readonly top: number
}

export function openNotes(state: AppState, chapter: string): Step {
  const page = pageById(chapter)
  const notes = page && contentOf(page).notes
  if (!notes || notes[state.language] === '') return refuse(state, text => text.refused.noNotes)
  return open(state, {kind: 'notes', chapter, top: 0})
}
