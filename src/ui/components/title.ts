import {contentOf, pageById} from '../../chapters/book.ts'
import {bold, type Line, span} from '../../drawing/lines/span.ts'
import type {AppState} from '../state.ts'

/** Where we are, for the header: the last part in bold. */
export function titlePath({look}: Pick<AppState, 'look'>, ...parts: readonly string[]): Line {
  return parts.flatMap((part, index): Line => {
    if (index === parts.length - 1) return [bold(part)]
    return [span(`${part} ${look.glyphs.pointer} `, 'dim')]
  })
}

/** A page of the book by its title; one that is not known here (of a run of another version) is called by its id. */
export function pageTitle({language}: Pick<AppState, 'language'>, id: string): string {
  const page = pageById(id)
  return page ? contentOf(page).title[language] : id
}
