import {contentOf, type Page} from '../../../chapters/book.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import type {Look} from '../../../drawing/look.ts'
import type {Language} from '../../../text/localised.ts'
import {selected} from '../../components/list.ts'
import {texts} from '../../text/index.ts'

type BookPart = keyof (typeof texts)['en']['chapters']['parts']

/** A row of the book: the heading of a part, or a chapter or lab. */
export interface BookRow {
  /** Id of the chapter or lab. */
  readonly id?: string
  readonly draw: (isCursor: boolean, width: number) => Line
}

/** The chapters and labs under the headings of the notes' parts. */
export function bookRows(
  shown: readonly Page[],
  look: Look,
  language: Language,
  focused: boolean,
): BookRow[] {
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
          line(`  ${title[language]}`),
          [span(`${section} `, 'dim')],
          width,
          look.glyphs.ellipsis,
        )
        return isCursor ? selected(plain, width, focused) : plain
      },
    }
    return isFirst ? [heading, row] : [row]
  })
}
