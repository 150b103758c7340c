import stringWidth from 'string-width'
import {strip} from '../../text/strip.ts'
import type {Line, Span} from './span.ts'

let made: Intl.Segmenter | undefined

/** Made when it is needed, which takes a while: most of what is ever measured is ASCII. */
function segments(text: string): Intl.Segments {
  made ??= new Intl.Segmenter()
  return made.segment(text)
}

/** ASCII and the blocks that pictures and bars are drawn with: one column each, and most of what is ever measured. */
const plain = /^[\x20-\x7e\u2580\u2588]*$/

/** Terminal columns a text takes: Chinese characters take two. */
export const widthOf = (text: string): number => (plain.test(text) ? text.length : stringWidth(strip(text)))

/** The same of a text that is stripped. */
const widthOfSafe = (text: string): number => (plain.test(text) ? text.length : stringWidth(text))

export const lineWidth = (row: Line): number => row.reduce((sum, part) => sum + widthOf(part.text), 0)

/** What stands in a cell of its own, with the columns it takes; what takes none belongs to what is before it. */
export function characters(text: string): {readonly char: string; readonly width: number}[] {
  const found: {char: string; width: number}[] = []
  for (const {segment} of segments(strip(text))) {
    const width = widthOf(segment)
    const last = found.at(-1)
    if (width > 0) found.push({char: segment, width})
    else if (last) last.char += segment
  }
  return found
}

/** The longest beginning of `text` that fits `width` columns; a character is never cut in half. */
export function head(text: string, width: number): string {
  const safe = strip(text)
  if (widthOfSafe(safe) <= width) return safe
  let used = 0
  let kept = ''
  for (const {segment} of segments(safe)) {
    used += widthOfSafe(segment)
    if (used > width) break
    kept += segment
  }
  return kept
}

/** The longest end of `text` that fits `width` columns. */
export function tail(text: string, width: number): string {
  const safe = strip(text)
  if (widthOfSafe(safe) <= width) return safe
  let used = 0
  let kept = ''
  for (const {segment} of [...segments(safe)].reverse()) {
    used += widthOfSafe(segment)
    if (used > width) break
    kept = segment + kept
  }
  return kept
}

/** `text` in at most `width` columns; `ellipsis` tells that its end is missing. */
export function truncate(text: string, width: number, ellipsis: string): string {
  const safe = strip(text)
  if (widthOfSafe(safe) <= width) return safe
  return head(safe, Math.max(0, width - widthOfSafe(ellipsis))) + head(ellipsis, width)
}

/** As `truncate`, but the end is kept: what matters in a path or a run's id. */
export function truncateStart(text: string, width: number, ellipsis: string): string {
  const safe = strip(text)
  if (widthOfSafe(safe) <= width) return safe
  return head(ellipsis, width) + tail(safe, Math.max(0, width - widthOfSafe(ellipsis)))
}

/** `text` in exactly `width` columns. */
export function pad(
  text: string,
  width: number,
  align: 'left' | 'right' | 'centre' = 'left',
  ellipsis = '',
): string {
  const fitted = truncate(text, width, ellipsis)
  const space = Math.max(0, width - widthOfSafe(fitted))
  if (align === 'right') return ' '.repeat(space) + fitted
  if (align === 'left') return fitted + ' '.repeat(space)
  const before = Math.floor(space / 2)
  return ' '.repeat(before) + fitted + ' '.repeat(space - before)
}

/** `text` in `width` columns at least: nothing of it is lost. */
export const padded = (text: string, width: number): string => pad(text, Math.max(width, widthOf(text)))

/** A line cut to at most `width` columns. */
export function cutLine(row: Line, width: number, ellipsis = ''): Line {
  if (lineWidth(row) <= width) return row
  const kept: Span[] = []
  let used = 0
  for (const part of row) {
    const room = width - used
    const own = widthOf(part.text)
    if (own > room) {
      kept.push({...part, text: truncate(part.text, room, ellipsis)})
      break
    }
    kept.push(part)
    used += own
  }
  return kept
}

/** The clauses of a sentence that fit from its beginning; where not even the first does, what fits of it. */
export function clauses(text: string, width: number, ellipsis: string): string {
  const safe = strip(text)
  if (widthOf(safe) <= width) return safe
  const ends = [...safe.matchAll(/[,;] |[，；]/g)].map(({index}) => index)
  const fitting = ends.map(end => safe.slice(0, end)).findLast(part => widthOf(part) <= width)
  return fitting ?? truncate(safe, width, ellipsis)
}

/** As many of `parts` as fit from the left, each whole. */
export function joinFitting(parts: readonly Line[], gap: string, width: number): Line {
  let row: Line = []
  for (const part of parts.filter(({length}) => length > 0)) {
    const longer: Line = row.length === 0 ? part : [...row, {text: gap}, ...part]
    if (lineWidth(longer) > width && row.length > 0) break
    row = longer
  }
  return row
}

/** A line in exactly `width` columns; the style of `fill` goes to the blanks at its end. */
export function fitLine(row: Line, width: number, ellipsis = '', fill: Omit<Span, 'text'> = {}): Line {
  const cut = cutLine(row, width, ellipsis)
  const space = width - lineWidth(cut)
  return space > 0 ? [...cut, {...fill, text: ' '.repeat(space)}] : cut
}

/** `left` and `right` at the two ends of `width` columns; the left one gives way. */
export function spread(left: Line, right: Line, width: number, ellipsis = ''): Line {
  const taken = lineWidth(right)
  if (taken >= width) return cutLine(right, width, ellipsis)
  if (taken === 0) return fitLine(left, width, ellipsis)
  return [...fitLine(left, width - taken - 1, ellipsis), {text: ' '}, ...right]
}
