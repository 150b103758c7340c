import {pageById} from '../../../chapters/book.ts'
import {termsOf} from '../../../chapters/glossary/occurrences.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {otherLanguage} from '../../../text/localised.ts'
import type {AppState} from '../../state.ts'

/** Columns from which on a term is explained. */
const forWords = 50

/** The terms of the glossary that a page uses, in both languages; with what they mean where there is room. */
export function termLines({language, look}: AppState, chapter: string, width: number): Line[] {
  const page = pageById(chapter)
  const other = otherLanguage(language)
  return (page ? termsOf(page) : []).flatMap(({name, says}): Line[] => {
    const elsewhere = name.en === name.zh ? [] : [span(name[other], 'dim')]
    if (width < forWords) return [spread([span(name[language])], elsewhere, width, look.glyphs.ellipsis)]
    const words = wrap(says[language], width - 2).map(row => line(`  ${row}`, 'dim'))
    return [[bold(name[language]), span('  '), ...elsewhere], ...words]
  })
}
