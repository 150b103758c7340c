import type {Chapter} from '../../../chapters/chapter.ts'
import {chapters} from '../../../chapters/index.ts'
import type {NewScreen} from '../screen.ts'

/** The book: the chapter under the cursor, by its id, so that a filter does not lose it. */
export interface ChaptersScreen {
  readonly kind: 'chapters'
  readonly id: number
  readonly chapter: string
  readonly filter: string
  /** The filter's text field has the keys. */
  readonly typing: boolean
}

export const newChapters = (): NewScreen => ({
  kind: 'chapters',
  chapter: chapters[0]?.id ?? '',
  filter: '',
  typing: false,
})

/** The chapters that contain the filter's words in their id, section or title, in either language. */
export function shownChapters({filter}: Pick<ChaptersScreen, 'filter'>): readonly Chapter[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return chapters.filter(({id, title, section}) => {
    const hay = [id, title.en, title.zh, section].join(' ').toLowerCase()
    return words.every(word => hay.includes(word))
  })
}
