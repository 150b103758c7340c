import {book, contentOf, type Page} from '../../../chapters/book.ts'
import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import type {Look} from '../../../drawing/look.ts'
import {selected} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

type BookPart = keyof (typeof texts)['en']['chapters']['parts']

/** A row of the book: the heading of a part, or a chapter or lab. */
export interface BookRow {
  /** Id of the chapter or lab. */
  readonly id?: string
  readonly draw: (isCursor: boolean, width: number) => Line
}

/** What the reader has done with a page: read its notes; trained it, or else tried something on it. */
export function doneWith({progress, runs}: AppState, page: Page) {
  const {id} = contentOf(page)
  const trained = runs?.some(run => run.chapter === id && run.trained) ?? false
  return {read: progress.read.includes(id), tried: progress.tried.includes(id) && !trained, trained}
}

export const signs = ({glyphs}: Look) => ({read: glyphs.yes, tried: glyphs.begun, trained: glyphs.live})

function signsOf(state: AppState, page: Page): Line {
  const {read, tried, trained} = doneWith(state, page)
  const sign = signs(state.look)
  return [
    span(read ? sign.read : ' ', 'good'),
    span(trained ? sign.trained : tried ? sign.tried : ' ', trained ? 'accent' : 'dim'),
  ]
}

/** What the signs before the pages mean, of those that there are. */
export function legendLine(state: AppState): Line {
  const text = texts[state.language].reader.signs
  const done = book.map(page => doneWith(state, page))
  const sign = signs(state.look)
  const names = (['read', 'tried', 'trained'] as const).filter(name => done.some(one => one[name]))
  return names.flatMap((name, index) => [span(`${index > 0 ? '  ' : ''}${sign[name]} ${text[name]}`, 'dim')])
}

/** Pages of the book whose notes were read. */
export const readCount = ({progress}: AppState): number =>
  book.filter(page => progress.read.includes(contentOf(page).id)).length

/** The chapters and labs under the headings of the notes' parts. */
export function bookRows(state: AppState, shown: readonly Page[], focused: boolean): BookRow[] {
  const {look, language} = state
  const {parts} = texts[language].chapters
  const partOf = (page: Page) => Number(contentOf(page).section.split('.')[0]) as BookPart
  return shown.flatMap((page, index) => {
    const part = partOf(page)
    const previous = shown[index - 1]
    const isFirst = previous === undefined || partOf(previous) !== part
    const heading: BookRow = {
      draw: () => [bold(`${part} ${parts[part] ?? ''}`, 'dim')],
    }
    const {id, title, section} = contentOf(page)
    const row: BookRow = {
      id,
      draw: (isCursor, width) => {
        const plain = spread(
          [...signsOf(state, page), span(` ${title[language]}`)],
          [span(section, 'dim')],
          width,
          look.glyphs.ellipsis,
        )
        return isCursor ? selected(plain, width, focused) : plain
      },
    }
    return isFirst ? [heading, row] : [row]
  })
}
