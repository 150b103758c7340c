import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {beginEditing, editing, typeInto} from './edit.ts'
import {handlers} from './input.ts'
import {receive} from './receive.ts'
import {type ChapterScreen, chapterOf} from './state.ts'
import {ChapterView} from './view.tsx'

export const chapter: ScreenModule<ChapterScreen> = {
  context: screen => (screen.editing ? 'field' : 'chapter'),
  parts: {
    chapter: {handlers, typed: beginEditing},
    field: {handlers: editing, typed: typeInto},
  },
  unavailable: (_, screen, command) =>
    (command === 'browse' || command === 'augmented') && chapterOf(screen).task !== 'classify-image'
      ? text => text.looking.notPictures
      : undefined,
  receive,
  title: (state, screen) =>
    titlePath(state, texts[state.language].chapters.title, chapterOf(screen).title[state.language]),
  view: ChapterView,
}
