import {pageOf} from '../../components/page.tsx'
import {pageTitle, titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {notesLines} from './rows.ts'
import type {NotesScreen} from './state.ts'

export const notes: ScreenModule<NotesScreen> = {
  ...pageOf<NotesScreen>({
    heading: (state, {chapter}) => pageTitle(state, chapter),
    lines: (state, screen, width) => notesLines(screen.chapter, state.language, width),
  }),
  title: (state, {chapter}) => titlePath(state, pageTitle(state, chapter), texts[state.language].notes.title),
}
