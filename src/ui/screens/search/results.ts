import {type Line, span} from '../../../drawing/lines/span.ts'
import {pad, truncate, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {selected, visible} from '../../components/list.ts'
import type {Size} from '../../components/two-panes.tsx'
import {keysInUse} from '../../keys/find.ts'
import {keyLabel} from '../../keys/names.ts'
import type {Entry} from '../../search/entries.ts'
import {excerpt, type Found} from '../../search/rank.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'

/** The keys of an entry that is one, as people read them. */
function keysOf({target}: Entry, {look}: AppState): string {
  if (target.kind !== 'key') return ''
  const binding = keysInUse()[target.context].find(({command}) => command === target.command)
  return (binding?.keys ?? []).map(key => keyLabel(key, look.glyphs)).join(' ')
}

/** What an entry is called: its title, behind its keys where it is one. */
export function nameOf(entry: Entry, state: AppState): string {
  const keys = keysOf(entry, state)
  const title = entry.title[state.language]
  return keys === '' ? title : `${keys}  ${title}`
}

/** How many of `rows` each text takes that wants so many: all at first one, then in turn one more, the first ones first. */
export function shareRows(wanted: readonly number[], rows: number): number[] {
  const given = wanted.map(() => 1)
  let free = rows - given.length
  for (let most = 2; free > 0 && wanted.some(rows => rows >= most); most++)
    wanted.forEach((wants, index) => {
      if (wants < most || free <= 0) return
      given[index] = most
      free--
    })
  return given
}

interface Result {
  /** Kind and name. */
  readonly head: Line
  /** What it says. */
  readonly text: string
  /** The same in as many rows as it takes. */
  readonly about: readonly string[]
  readonly indent: number
}

/** Names longer than that share of a row are cut. */
const longestName = 0.45

/** From so many columns on what is said begins in one column under all names. */
const aligned = 110

function resultOf(
  entry: Entry,
  state: AppState,
  typed: string,
  {width, name: wide}: {readonly width: number; readonly name: number},
): Result {
  const text = texts[state.language].reader.search
  const kinds = Object.values(text.kinds).map(widthOf)
  const kind = pad(text.kinds[entry.target.kind], Math.max(...kinds))
  const title = truncate(nameOf(entry, state), Math.floor(width * longestName), state.look.glyphs.ellipsis)
  const name = pad(title, Math.max(wide, widthOf(title)))
  const head = [span(`${kind}  `, 'dim'), span(name)]
  const indent = widthOf(kind) + widthOf(name) + 4
  const said = excerpt(entry.text[state.language], typed)
  return {head, text: said, about: wrap(said, width - indent), indent}
}

/**
 * The results around the cursor. Where all have a row and rows are left, what they say goes on below; only where there is
 * no room for that it is cut.
 */
export function resultLines(
  found: readonly Found[],
  {state, typed, cursor}: {readonly state: AppState; readonly typed: string; readonly cursor: number},
  {width, height}: Size,
): Line[] {
  const {rows: seen, first} = visible(found, cursor, height)
  const names = seen.map(({entry}) => widthOf(nameOf(entry, state)))
  const name = width < aligned ? 0 : Math.min(Math.floor(width * longestName), Math.max(0, ...names))
  const results = seen.map(({entry}) => resultOf(entry, state, typed, {width, name}))
  const shares = shareRows(
    results.map(({about}) => about.length),
    height,
  )
  return results.flatMap(({head, text, about, indent}, index) => {
    const whole = about.slice(0, (shares[index] ?? 1) - 1)
    const from = whole.reduce((at, row) => text.indexOf(row, at) + row.length, 0)
    const last = truncate(text.slice(from).trimStart(), width - indent, state.look.glyphs.ellipsis)
    const rows = [...whole, last].map(
      (row, at): Line => [
        ...(at === 0 ? [...head, span('  ')] : [span(' '.repeat(indent))]),
        span(row, 'dim'),
      ],
    )
    return first + index === cursor ? rows.map(row => selected(row, width, true)) : rows
  })
}
