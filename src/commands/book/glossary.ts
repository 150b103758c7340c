import {findTerms} from '../../chapters/glossary/find-terms.ts'
import {contentsOf, pagesOf} from '../../chapters/glossary/occurrences.ts'
import {type Term, terms} from '../../chapters/glossary/terms.ts'
import {widthOf} from '../../drawing/lines/width.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {TfnotesError} from '../../errors.ts'
import {type Language, otherLanguage} from '../../text/localised.ts'
import type {RunCommand} from '../line/command.ts'
import {suggest} from '../line/suggest.ts'
import {openOutput, printJson} from '../printing/output.ts'

const widest = 84

/** `tfnotes glossary`: the terms of the book, or those that a word means. @throws TfnotesError `unknown-term` (usage) */
export const showGlossary: RunCommand = async (context, {flags, input}) => {
  const found = meantBy(input.join(' '))
  if (flags.json === true) {
    for (const term of found)
      printJson(context, 'glossaryTerm', {name: term.name, says: term.says, pages: [...pagesOf(term)]})
    return 0
  }
  const {line} = openOutput(context)
  const {language} = context
  const other = otherLanguage(language)
  const isWhole = found.length === 1
  for (const term of found) {
    const {name, says} = term
    line(name.en === name.zh ? name.en : `${name[language]}  ${name[other]}`)
    for (const row of wrap(says[language], widest)) line(`  ${row}`)
    if (isWhole) for (const row of whereRows(term, language)) line(row)
  }
  return 0
}

function meantBy(word: string): readonly Term[] {
  const found = findTerms(word)
  if (found.length > 0) return found
  const names = terms.flatMap(({name}) => [name.en, name.zh])
  throw new TfnotesError('unknown-term', {term: word, suggestion: suggest(word, names)}, {usage: true})
}

/** The pages that use the term, by section and title. */
function whereRows(term: Term, language: Language): string[] {
  const pages = contentsOf(term)
  const column = Math.max(0, ...pages.map(({section}) => widthOf(section)))
  return pages.map(({id, section, title}) => `  ${section.padEnd(column)}  ${id}  ${title[language]}`)
}
