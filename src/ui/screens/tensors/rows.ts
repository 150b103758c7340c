import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {head, pad, truncate, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {completeEntry} from '../../../labs/tensors/complete.ts'
import {tensors as lab} from '../../../labs/tensors/index.ts'
import type {Evaluated} from '../../../labs/tensors/session.ts'
import {heldTensor} from '../../../labs/tensors/values.ts'
import type {AppState} from '../../state.ts'
import {failureWords} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {Entry, TensorsScreen} from './state.ts'

export const sign = '> '

interface Piece {
  readonly text: string
  /** Index of its first character in the whole text. */
  readonly from: number
}

/** A text cut into rows, wherever they are full: what stands below a character stays below it. */
export function cut(text: string, width: number): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  do {
    const rest = text.slice(from)
    const piece = head(rest, width) || rest.slice(0, 1)
    pieces.push({text: piece, from})
    from += Math.max(1, piece.length)
  } while (from < text.length)
  return pieces
}

/** The line as it was typed, with carets under what is wrong with it. */
function sourceLines({source, failure}: Entry, width: number): Line[] {
  const {at, end} = (failure?.detail ?? {}) as {at?: unknown; end?: unknown}
  return cut(source, width - sign.length).flatMap(({text, from}, index): Line[] => {
    const row: Line = [span(index === 0 ? sign : '  ', 'accent'), bold(text)]
    if (typeof at !== 'number' || typeof end !== 'number') return [row]
    const last = from + text.length
    // A caret may point behind the last character: there something is missing.
    const isHere =
      at < last ? Math.max(end, at + 1) > from : at === last && from + text.length === source.length
    if (!isHere) return [row]
    const before = widthOf(text.slice(0, Math.max(0, at - from)))
    const marked = Math.max(1, widthOf(text.slice(Math.max(0, at - from), Math.max(0, end - from))))
    return [row, [span(' '.repeat(sign.length + before)), bold('^'.repeat(marked), 'bad')]]
  })
}

/** The value as Python prints it, then shape, type and what the function is for. */
function resultLines(result: Evaluated, state: AppState, width: number, isOnly: boolean): Line[] {
  const {language, look} = state
  const {glyphs} = look
  const values = result.printed.split('\n').flatMap(row => wrap(row, width - 2))
  const named = result.name !== undefined ? `${result.name}  ` : ''
  const shape = result.shape ? `${texts[language].tensors.shape} [${result.shape.join(', ')}]` : result.kind
  const facts = `${named}${shape}${result.dtype ? `  ${result.dtype}` : ''}`
  const meaning = result.meaning
    ? wrap(result.meaning[language], width - 4).map((row): Line => [span(`  ${row}`, 'dim')])
    : []
  return [
    ...(isOnly
      ? []
      : [line(`  ${glyphs.pointer} ${truncate(result.source, width - 6, glyphs.ellipsis)}`, 'dim')]),
    ...values.map((row): Line => [span(`  ${row}`)]),
    [span('  '), span(facts, 'good')],
    ...meaning,
  ]
}

/** Everything typed so far and what came of it, oldest first. */
export function scrollback(state: AppState, screen: TensorsScreen, width: number): Line[] {
  const {language} = state
  const text = texts[language]
  if (screen.entries.length === 0) {
    const examples = Object.values(lab.presets).flatMap(({title, values}): Line[] =>
      wrap(String(values.expression), width - 24).map((row, i) => [
        span(`  ${pad(i === 0 ? title[language] : '', 22)}`, 'dim'),
        span(row),
      ]),
    )
    return [
      ...wrap(text.tensors.welcome, Math.min(width, 84)).map(row => line(row)),
      [],
      line(text.tensors.example, 'dim'),
      ...examples,
    ]
  }
  return screen.entries.flatMap((entry): Line[] => [
    ...sourceLines(entry, width),
    ...entry.results.flatMap(result => resultLines(result, state, width, entry.results.length === 1)),
    ...(entry.failure
      ? wrap(failureWords(entry.failure)(text, language), width - 2).map(row => line(`  ${row}`, 'bad'))
      : []),
    [],
  ])
}

/** The line being typed, with the cursor in inverse. */
export function promptLines({text, caret}: TensorsScreen, width: number): Line[] {
  return cut(`${text} `, width - sign.length).map(({text: row, from}, index): Line => {
    const at = caret - from
    const mark = span(index === 0 ? sign : '  ', 'accent')
    if (at < 0 || at >= row.length) return [mark, span(row)]
    const under = [...new Intl.Segmenter().segment(row.slice(at))][0]?.segment ?? ' '
    return [mark, span(row.slice(0, at)), {text: under, inverse: true}, span(row.slice(at + under.length))]
  })
}

/** Three rows below the line: the function one is inside of, what it does, and what the word may become. */
export function hintLines(state: AppState, screen: TensorsScreen, width: number): Line[] {
  const {language, look} = state
  const {ellipsis} = look.glyphs
  const {completing} = screen
  const found = completeEntry(screen.text, screen.caret, screen.session)
  const suggestions = completing?.suggestions ?? (screen.caret > found.from ? found.suggestions : [])
  const chosen = completing ? suggestions[completing.index] : suggestions[0]
  const first = completing ? Math.max(0, completing.index - 2) : 0
  const list = suggestions.slice(first, first + 12).flatMap(({label}, i): Line => {
    const isChosen = completing?.index === first + i
    const short = label.replace(/\(.*/, '(')
    return [isChosen ? {text: short, inverse: true} : span(short, i === 0 ? 'accent' : 'dim'), span('  ')]
  })
  const {inside} = found
  const about = inside ? {...inside, label: inside.signature} : chosen
  const signature: Line = about?.meaning ? [span(about.label, 'accent')] : []
  const meaning: Line = about?.meaning ? [span(about.meaning[language], 'dim')] : []
  return [signature, meaning, list].map(row =>
    row.map(part => ({...part, text: truncate(part.text, width, ellipsis)})),
  )
}

/** What is bound: name, type and shape. */
export function nameLines({session}: TensorsScreen, state: AppState, width: number): Line[] {
  const {glyphs} = state.look
  if (session.names.size === 0)
    return wrap(texts[state.language].tensors.noNames, width).map(row => line(row, 'dim'))
  return [...session.names].map(([name, value]): Line => {
    const held = heldTensor(value)
    const about = held ? `${held.dtype} [${held.shape.join(', ')}]` : value.kind
    return [
      bold(pad(name, Math.min(14, width - 12), 'left', glyphs.ellipsis)),
      span(` ${truncate(about, width - 16, glyphs.ellipsis)}`, 'dim'),
    ]
  })
}
