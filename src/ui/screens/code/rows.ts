import type {Chapter} from '../../../chapters/chapter.ts'
import {printCode} from '../../../chapters/code/print-code.ts'
import {chapterById} from '../../../chapters/index.ts'
import {defaults} from '../../../chapters/values.ts'
import type {Language} from '../../../text/localised.ts'
import {type Line, span} from '../../lines/span.ts'
import {wrap} from '../../lines/wrap.ts'
import type {Look} from '../../state.ts'
import type {CodeScreen} from './state.ts'

const chapterOf = ({chapter}: CodeScreen) => chapterById(chapter) as Chapter

/** The program, line by line. */
export const codeOf = (screen: CodeScreen, language: Language): string[] =>
  printCode(chapterOf(screen), {...screen.options, lang: screen.lang, style: screen.style, language})

/** Lines that the preset's own program does not have: what has been tuned. */
function tunedLines(screen: CodeScreen, code: readonly string[], language: Language): ReadonlySet<string> {
  const chapter = chapterOf(screen)
  const base = new Set(
    codeOf({...screen, options: {h: defaults(chapter, screen.preset), dataset: chapter.dataset}}, language),
  )
  return new Set(code.filter(row => !base.has(row)))
}

const isComment = (row: string): boolean => /^\s*(#|\/\/)/.test(row)

/** The program as it is drawn: comments grey, tuned lines marked; long lines go on indented. */
export function codeLines(screen: CodeScreen, language: Language, look: Look, width: number): Line[] {
  const code = codeOf(screen, language)
  const tuned = tunedLines(screen, code, language)
  return code.flatMap(row => {
    const isTuned = tuned.has(row) && row.trim() !== ''
    return wrap(row, width - 2).map(
      (part, index): Line => [
        span(isTuned && index === 0 ? `${look.glyphs.live} ` : '  ', 'accent'),
        isTuned ? {text: part, bold: true} : span(part, isComment(row) ? 'dim' : undefined),
      ],
    )
  })
}
