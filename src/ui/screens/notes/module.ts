import {contentOf, pageById} from '../../../chapters/book.ts'
import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {notesLines} from './rows.ts'
import type {NotesScreen} from './state.ts'

const titleOf = ({language}: AppState, {chapter}: NotesScreen): string => {
  const page = pageById(chapter)
  return page ? contentOf(page).title[language] : chapter
}

export const notes: ScreenModule<NotesScreen> = {
  ...pageOf<NotesScreen>({
    heading: titleOf,
    lines: (state, screen, width) => notesLines(screen.chapter, state.language, width),
  }),
  title: (state, screen) => titlePath(state, titleOf(state, screen), texts[state.language].notes.title),
}
