import {moved} from '../../components/list.ts'
import {titlePath} from '../../components/title.ts'
import {goTo} from '../../search/go.ts'
import type {AppState} from '../../state.ts'
import {andThen, close, put, refuse, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handler, Handlers, ScreenModule} from '../module.ts'
import {foundBy, type SearchScreen} from './state.ts'
import {SearchView} from './view.tsx'

const type = (state: AppState, screen: SearchScreen, text: string): Step =>
  stay(put(state, {...screen, text, cursor: 0}))

const move: Handler<SearchScreen> = (state, screen, {name}) =>
  stay(put(state, {...screen, cursor: moved(screen.cursor, foundBy(state, screen).length, name)}))

const handlers: Handlers<SearchScreen, 'search'> = {
  move,
  page: move,
  open: (state, screen) => {
    const found = foundBy(state, screen)[screen.cursor]
    return found
      ? andThen(close(state), closed => goTo(closed, found.entry))
      : refuse(state, ({reader}) => (screen.text.trim() === '' ? reader.search.hint : reader.search.none))
  },
  erase: (state, screen) => type(state, screen, [...screen.text].slice(0, -1).join('')),
  eraseAll: (state, screen) => type(state, screen, ''),
  back: close,
}

export const search: ScreenModule<SearchScreen> = {
  context: () => 'search',
  parts: {search: {handlers, typed: (state, screen, text) => type(state, screen, screen.text + text)}},
  unavailable: (state, screen, command) =>
    command !== 'back' && !command.startsWith('erase') && foundBy(state, screen).length === 0
      ? ({reader}) => (screen.text.trim() === '' ? reader.search.hint : reader.search.none)
      : undefined,
  title: state => titlePath(state, texts[state.language].reader.search.title),
  view: SearchView,
}
