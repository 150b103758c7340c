import {type Language, languages} from '../../text/localised.ts'
import {book, contentOf, type Page} from '../book.ts'
import {type Term, terms} from './terms.ts'

const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Latin words stand by themselves, with the ending of a plural or a genitive; Chinese ones anywhere. */
const patternOf = (word: string): string =>
  /^[\x20-\x7e−]+$/.test(word) ? `(?<![A-Za-z0-9])${literal(word)}(?:s|es|’s)?(?![A-Za-z0-9])` : literal(word)

/** What finds a term in a text of a language. */
const finderOf = ({name, also}: Term, language: Language): RegExp =>
  new RegExp([name[language], ...(also?.[language] ?? [])].map(patternOf).join('|'), 'i')

const textOf = (page: Page, language: Language): string => {
  const {title, idea, notes} = contentOf(page)
  return [title[language], idea[language], notes[language]].join('\n')
}

/** Whether a text of a language uses a term. */
export const mentions = (text: string, term: Term, language: Language): boolean =>
  finderOf(term, language).test(text)

const uses = (page: Page, term: Term): boolean =>
  languages.some(language => mentions(textOf(page, language), term, language))

/** Makes something once for each of what it is asked about. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return key => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

/** The pages whose texts use a term, in the order of the book. */
export const contentsOf = once((term: Term): readonly ReturnType<typeof contentOf>[] =>
  book.filter(page => uses(page, term)).map(contentOf),
)

/** Their ids. */
export const pagesOf = once((term: Term): readonly string[] => contentsOf(term).map(({id}) => id))

/** The terms that the texts of a page use. */
export const termsOf = once((page: Page): readonly Term[] => terms.filter(term => uses(page, term)))
