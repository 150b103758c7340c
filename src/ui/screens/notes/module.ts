import {contentOf, pageById} from '../../../chapters/book.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {pageBeside} from '../pages.ts'
import {handlers} from './input.ts'
import {hasSeenTheEnd} from './rows.ts'
import type {NotesScreen} from './state.ts'
import {NotesView} from './view.tsx'

export const notes: ScreenModule<NotesScreen> = {
  context: () => 'notes',
  parts: {notes: {handlers}},
  unavailable: (_, {chapter}, command) => {
    const by = ({nextNotes: 1, previousNotes: -1} as const)[command]
    if (by !== undefined && pageBeside(chapter, by) === undefined)
      return ({reader}) => (by === 1 ? reader.lastPage : reader.firstPage)
    // What is only read is all here.
    return command === 'openPage' && pageById(chapter)?.kind === 'reading'
      ? ({reader}) => reader.onlyRead
      : undefined
  },
  label: (state, screen, command, text) => {
    const next = pageById(pageBeside(screen.chapter, 1) ?? '')
    return command === 'readOn' && next && hasSeenTheEnd(state, screen)
      ? text.reader.next(contentOf(next).title[state.language])
      : undefined
  },
  title: (state, {chapter}) => titlePath(state, pageTitle(state, chapter), texts[state.language].notes.title),
  view: NotesView,
}
