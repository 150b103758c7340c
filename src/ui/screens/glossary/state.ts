import {pagesOf} from '../../../chapters/glossary/occurrences.ts'
import {type Term, terms} from '../../../chapters/glossary/terms.ts'
import type {Language} from '../../../text/localised.ts'
import type {AppState} from '../../state.ts'
import {open, put, type Step, stay, topOf} from '../../step.ts'

/** The terms of the book, one of them in full. */
export interface GlossaryScreen {
  readonly kind: 'glossary'
  readonly id: number
  /** English name of the term under the cursor. */
  readonly term: string
  /** Index of the page under the second cursor, among those that use the term. */
  readonly page: number
}

export const termOf = ({term}: Pick<GlossaryScreen, 'term'>): Term =>
  terms.find(({name}) => name.en === term) ?? (terms[0] as Term)

/** The page that the second cursor is on. */
export const pageUnder = (screen: GlossaryScreen): string | undefined => {
  const pages = pagesOf(termOf(screen))
  return pages[Math.min(screen.page, pages.length - 1)]
}

let last: {readonly language: Language; readonly sorted: readonly Term[]} | undefined

/** The terms in the order of the reader's alphabet. */
export function sortedTerms({language}: Pick<AppState, 'language'>): readonly Term[] {
  if (last?.language !== language) {
    const {compare} = new Intl.Collator(language === 'en' ? 'en' : 'zh-u-co-pinyin')
    last = {language, sorted: terms.toSorted((a, b) => compare(a.name[language], b.name[language]))}
  }
  return last.sorted
}

export function openGlossary(state: AppState, term?: string): Step {
  const top = topOf(state)
  if (top.kind === 'glossary') return stay(term ? put(state, {...top, term, page: 0}) : state)
  const first = term ?? sortedTerms(state)[0]?.name.en ?? ''
  return open(state, {kind: 'glossary', term: first, page: 0})
}
