import type {Chapter} from '../../../chapters/chapter.ts'
import {type DataFile, dataFileAt, usualDataFile} from '../../../chapters/code/data-file.ts'
import {diffCode} from '../../../chapters/code/diff-code.ts'
import {printCode} from '../../../chapters/code/print-code.ts'
import {chapterById} from '../../../chapters/index.ts'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Look} from '../../../drawing/look.ts'
import {defaults} from '../../../settings/tunable.ts'
import type {Language} from '../../../text/localised.ts'
import type {CodeScreen} from './state.ts'

export const chapterOf = ({chapter}: CodeScreen) => chapterById(chapter) as Chapter

/** The program, line by line. */
export const codeOf = (screen: CodeScreen, language: Language): string[] =>
  printCode(chapterOf(screen), {
    ...screen.options,
    lang: screen.lang,
    style: screen.style,
    distribute: screen.distribute,
    language,
  })

/** The file that the program reads, or would if it were written to `path`, and the command that writes it. */
export function dataFile(screen: CodeScreen, path?: string): DataFile {
  const chapter = chapterOf(screen)
  const data = path ?? screen.options.data ?? usualDataFile(chapter.id)
  return dataFileAt(data, chapter, screen.options)
}

/** The program as the preset has it, to mark what has been tuned since. */
function presetCode(screen: CodeScreen, language: Language): string[] {
  const chapter = chapterOf(screen)
  const {dataset, shape} = screen.options
  // What the data has is nothing that anybody has tuned.
  const data = {dataset: chapter.dataset, ...(shape && dataset === chapter.dataset && {shape})}
  return codeOf({...screen, options: {h: defaults(chapter, screen.preset), ...data}}, language)
}

const diffOf = (screen: CodeScreen, language: Language) =>
  diffCode(presetCode(screen, language), codeOf(screen, language))

/** Whether any line is marked. */
export const isTuned = (screen: CodeScreen, language: Language): boolean =>
  diffOf(screen, language).some(({changed}) => changed)

const isComment = (row: string): boolean => /^\s*(#|\/\/)/.test(row)

/** The program as it is drawn: comments grey, tuned lines marked; long lines go on indented. */
export function codeLines(screen: CodeScreen, language: Language, look: Look, width: number): Line[] {
  return diffOf(screen, language).flatMap(({text: row, changed}) => {
    const isMarked = changed && row.trim() !== ''
    return wrap(row, width - 2).map(
      (part, index): Line => [
        span(isMarked && index === 0 ? `${look.glyphs.live} ` : '  ', 'accent'),
        isMarked ? {text: part, bold: true} : span(part, isComment(row) ? 'dim' : undefined),
      ],
    )
  })
}
