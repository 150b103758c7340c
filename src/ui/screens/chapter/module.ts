import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {handlers} from './input.ts'
import {form} from './keys.ts'
import {layChapter} from './notes.ts'
import {receive} from './receive.ts'
import {type ChapterScreen, chapterOf} from './state.ts'
import {ChapterView} from './view.tsx'

export const chapter: ScreenModule<ChapterScreen> = {
  context: screen => (screen.editing ? 'field' : 'chapter'),
  parts: {
    chapter: {handlers, typed: form.begin},
    field: {handlers: form.editing, typed: form.typed},
  },
  unavailable: (state, screen, command) => {
    if (command === 'scrollNotes' && !layChapter(state, screen).notes) return ({reader}) => reader.noNotesHere
    return (command === 'browse' || command === 'augmented') && chapterOf(screen).task !== 'classify-image'
      ? text => text.inspection.notPictures
      : undefined
  },
  receive,
  title: (state, screen) =>
    titlePath(
      state,
      texts[state.language].chapters.title,
      chapterOf(screen).title[state.language],
      ...(screen.branch === undefined ? [] : [screen.branch]),
    ),
  view: ChapterView,
}
