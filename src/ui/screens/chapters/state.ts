import {book, contentOf, type Page} from '../../../chapters/book.ts'
import type {LastCurve} from '../../runs/last-curve.ts'
import type {NewScreen} from '../screen.ts'

/** The book: the chapter or lab under the cursor, by its id, so that a filter does not lose it. */
export interface ChaptersScreen {
  readonly kind: 'chapters'
  readonly id: number
  readonly chapter: string
  readonly filter: string
  readonly curve?: LastCurve | undefined
  /** The filter's text field has the keys. */
  readonly typing: boolean
  /** What was shown before a filter was typed. */
  readonly before?: string | undefined
}

/** Where the cursor stands at first. */
export const firstPage: string = book[0] ? contentOf(book[0]).id : ''

export const newChapters = (): NewScreen => ({
  kind: 'chapters',
  chapter: firstPage,
  filter: '',
  typing: false,
})

/** The chapters and labs that contain the filter's words in their id, section or title, in either language. */
export function shownPages({filter}: Pick<ChaptersScreen, 'filter'>): readonly Page[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return book.filter(page => {
    const {id, title, section} = contentOf(page)
    const hay = [id, title.en, title.zh, section].join(' ').toLowerCase()
    return words.every(word => hay.includes(word))
  })
}
