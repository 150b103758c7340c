import {strip} from '../../text/strip.ts'
import {head, widthOf} from './width.ts'

/** Marks that may not begin a line in Chinese typesetting; they stay with the character before them. */
const closing = /^[，。、；：？！）】》」』”’％…—,.;:?!)\]}]/u
/** Marks that may not end a line. */
const opening = /[（【《「『“‘([{]$/u
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/u

/**
 * The pieces between which a line may break: a Latin word with the blanks after it, or one Chinese character
 * with the punctuation that belongs to it.
 */
function pieces(text: string): string[] {
  const found: string[] = []
  for (const token of text.match(/\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|./gu) ?? []) {
    const previous = found.at(-1)
    const joins =
      previous !== undefined &&
      (/^\s/.test(token) ||
        (closing.test(token) && !/\s$/.test(previous)) ||
        opening.test(previous) ||
        (!wide.test(token) && !wide.test(previous.at(-1) ?? '') && !/\s$/.test(previous)))
    if (joins) found[found.length - 1] = previous + token
    else found.push(token)
  }
  return found
}

function wrapParagraph(text: string, width: number, indent: string): string[] {
  const rows: string[] = []
  let row = ''
  for (const piece of pieces(text)) {
    if (widthOf((row + piece).trimEnd()) <= width) {
      row += piece
      continue
    }
    if (row.trim() !== '') {
      rows.push(row.trimEnd())
      row = indent
    }
    let rest = piece
    while (widthOf((row + rest).trimEnd()) > width) {
      const first = head(rest, Math.max(2, width - widthOf(row)))
      rows.push(row + first)
      rest = rest.slice(first.length)
      row = indent
    }
    row += rest
  }
  if (row.trim() !== '' || rows.length === 0) rows.push(row.trimEnd())
  return rows
}

/**
 * `text` in rows of at most `width` columns. Newlines are kept; a paragraph that begins with blanks keeps them on
 * every row, so that formulas stay indented.
 */
export function wrap(text: string, width: number): string[] {
  if (width < 2) return []
  return text.split('\n').flatMap(raw => {
    const paragraph = strip(raw)
    const indent = head(/^\s*/.exec(paragraph)?.[0] ?? '', Math.floor(width / 2))
    return wrapParagraph(paragraph, width, indent)
  })
}
