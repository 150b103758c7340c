import {chapterById} from '../../../chapters/index.ts'
import {pageOf} from '../../components/page.tsx'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {notesLines} from './rows.ts'
import type {NotesScreen} from './state.ts'

export const notes: ScreenModule<NotesScreen> = {
  ...pageOf<NotesScreen>({
    heading: (state, {chapter}) => chapterById(chapter)?.title[state.language] ?? chapter,
    lines: (state, screen, width) => notesLines(screen.chapter, state.language, width),
  }),
  title: (state, {chapter}) =>
    titlePath(
      state,
      chapterById(chapter)?.title[state.language] ?? chapter,
      texts[state.language].notes.title,
    ),
}
