import {contentOf, pageById} from '../../../chapters/book.ts'
import {mentions, pagesOf} from '../../../chapters/glossary/occurrences.ts'
import {moved} from '../../components/list.ts'
import {titlePath} from '../../components/title.ts'
import {paragraphsOf} from '../../search/entries.ts'
import {openNotesAt} from '../../search/go.ts'
import {close, put, refuse, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handler, Handlers, ScreenModule} from '../module.ts'
import {openSearch} from '../search/state.ts'
import {type GlossaryScreen, pageUnder, sortedTerms, termOf} from './state.ts'
import {GlossaryView} from './view.tsx'

type S = GlossaryScreen

const move: Handler<S> = (state, screen, {name}) => {
  const all = sortedTerms(state)
  const at = all.findIndex(term => term.name.en === screen.term)
  const next = all[moved(at, all.length, name)]
  return stay(next ? put(state, {...screen, term: next.name.en, page: 0}) : state)
}

const handlers: Handlers<S, 'glossary'> = {
  move,
  page: move,
  ends: move,
  placeOfTerm: (state, screen, {name}) => {
    const page = moved(screen.page, pagesOf(termOf(screen)).length, name)
    return stay(put(state, {...screen, page}))
  },
  openPlace: (state, screen) => {
    const page = pageById(pageUnder(screen) ?? '')
    if (!page) return refuse(state, ({reader}) => reader.glossary.nowhere)
    const {id, notes} = contentOf(page)
    const found = paragraphsOf(notes[state.language]).findIndex(text =>
      mentions(text, termOf(screen), state.language),
    )
    return openNotesAt(state, id, Math.max(0, found))
  },
  search: state => openSearch(state, 'term'),
  back: close,
}

export const glossary: ScreenModule<S> = {
  context: () => 'glossary',
  parts: {glossary: {handlers}},
  unavailable: (_, screen, command) =>
    ['openPlace', 'placeOfTerm'].includes(command) && pageUnder(screen) === undefined
      ? ({reader}) => reader.glossary.nowhere
      : undefined,
  title: state => titlePath(state, texts[state.language].reader.glossary.title),
  view: GlossaryView,
}
