import type {Chapter} from '../../../chapters/chapter.ts'
import type {Language} from '../../../text/localised.ts'
import {selected} from '../../components/list.ts'
import {bold, type Line, line, span} from '../../lines/span.ts'
import {spread} from '../../lines/width.ts'
import type {Look} from '../../state.ts'
import {texts} from '../../text/index.ts'

type Part = keyof (typeof texts)['en']['chapters']['parts']

/** A row of the book: the heading of a part, or a chapter. */
export interface BookRow {
  readonly chapter?: Chapter
  readonly draw: (isCursor: boolean, width: number) => Line
}

/** The chapters under the headings of the notes' parts. */
export function bookRows(
  shown: readonly Chapter[],
  look: Look,
  language: Language,
  focused: boolean,
): BookRow[] {
  const {parts} = texts[language].chapters
  const partOf = ({section}: Chapter) => Number(section.split('.')[0]) as Part
  return shown.flatMap((chapter, index) => {
    const part = partOf(chapter)
    const previous = shown[index - 1]
    const isFirst = previous === undefined || partOf(previous) !== part
    const heading: BookRow = {
      draw: () => [bold(`${part} ${parts[part] ?? ''}`, 'dim')],
    }
    const row: BookRow = {
      chapter,
      draw: (isCursor, width) => {
        const plain = spread(
          line(`  ${chapter.title[language]}`),
          [span(`${chapter.section} `, 'dim')],
          width,
          look.glyphs.ellipsis,
        )
        return isCursor ? selected(plain, width, focused) : plain
      },
    }
    return isFirst ? [heading, row] : [row]
  })
}
