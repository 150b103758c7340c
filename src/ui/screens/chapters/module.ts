import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {parts} from './input.ts'
import {type ChaptersScreen, shownPages} from './state.ts'
import {ChaptersView} from './view.tsx'

export const chapters: ScreenModule<ChaptersScreen> = {
  context: ({typing}) => (typing ? 'filter' : 'chapters'),
  parts,
  unavailable: (_, screen, command) =>
    (command === 'open' || command === 'notes') && shownPages(screen).length === 0
      ? text => text.chapters.noMatch
      : undefined,
  title: state => titlePath(state, texts[state.language].chapters.title),
  view: ChaptersView,
}
