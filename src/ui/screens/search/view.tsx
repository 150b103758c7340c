import {Box} from 'ink'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncate, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {otherLanguage} from '../../../text/localised.ts'
import {selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {pageTitle} from '../../components/title.ts'
import {keysInUse} from '../../keys/find.ts'
import {keyLabel} from '../../keys/names.ts'
import {type Entry, type EntryKind, whereOf} from '../../search/entries.ts'
import {excerpt} from '../../search/rank.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {foundBy, type SearchScreen} from './state.ts'

type Props = ViewProps<SearchScreen>

/** The keys of an entry that is one, as people read them. */
function keysOf({target}: Entry, {look}: AppState): string {
  if (target.kind !== 'key') return ''
  const binding = keysInUse()[target.context].find(({command}) => command === target.command)
  return (binding?.keys ?? []).map(key => keyLabel(key, look.glyphs)).join(' ')
}

function nameOf(entry: Entry, state: AppState): string {
  const keys = keysOf(entry, state)
  const title = entry.title[state.language]
  return keys === '' ? title : `${keys}  ${title}`
}

function resultLine(entry: Entry, state: AppState, typed: string, width: number): Line {
  const text = texts[state.language].reader.search
  const kinds = Object.values(text.kinds).map(widthOf)
  const kind = pad(text.kinds[entry.target.kind], Math.max(...kinds))
  const name = truncate(nameOf(entry, state), Math.floor(width * 0.45), state.look.glyphs.ellipsis)
  const room = width - widthOf(kind) - widthOf(name) - 4
  const about = truncate(excerpt(entry.text[state.language], typed), room, state.look.glyphs.ellipsis)
  return [span(`${kind}  `, 'dim'), span(name), span(`  ${about}`, 'dim')]
}

/** All that is known of a result: both names, what it says, where it is. */
function detailLines(entry: Entry, state: AppState, width: number): Line[] {
  const {language} = state
  const other = otherLanguage(language)
  const names = entry.title.en === entry.title.zh ? [] : [span(`  ${entry.title[other]}`, 'dim')]
  const context = entry.target.kind === 'key' ? texts[language].contexts[entry.target.context] : ''
  const where = whereOf(entry).map(id => pageTitle(state, id))
  const isFlag = entry.target.kind === 'setting'
  return [
    [bold(nameOf(entry, state)), ...names],
    ...(isFlag ? [line(entry.also.join(' '), 'accent')] : []),
    ...wrap(entry.text[language], width).map(row => line(row)),
    ...wrap([context, ...where].filter(Boolean).join(texts[language].comma), width).map(row =>
      line(row, 'dim'),
    ),
  ]
}

/** The text that is typed, what is found for it, and all of the one under the cursor. */
export function SearchView({state, screen, width, height}: Props) {
  const text = texts[state.language].reader.search
  const {look} = state
  const found = foundBy(state, screen)
  const beside = width >= 110
  const below = beside ? 0 : Math.min(8, Math.floor(height / 3))
  const left = beside ? Math.floor(width * 0.58) : width
  const rows = height - 3 - below
  const {rows: seen, first} = visible(found, screen.cursor, rows)
  const typed = truncateStart(screen.text, left - 3, look.glyphs.ellipsis)
  const field: Line = [span('/ ', 'accent'), span(typed), {text: ' ', inverse: true}]
  const kinds = Object.keys(text.kinds) as EntryKind[]
  const hint = screen.text.trim() === '' ? text.hint : text.none
  const list: Line[] =
    found.length === 0
      ? wrap(hint, left).map(row => line(row, 'dim'))
      : seen.map(({entry}, index) => {
          const row = resultLine(entry, state, screen.text, left)
          return first + index === screen.cursor ? selected(row, left, true) : row
        })
  const one = found[screen.cursor]?.entry
  const about = one ? detailLines(one, state, beside ? width - left - 3 : width) : []
  const title = screen.only
    ? text.kinds[screen.only]
    : kinds.map(kind => text.kinds[kind]).join(texts[state.language].comma)
  const count = found.length > 0 ? [span(`${screen.cursor + 1}/${found.length}`, 'dim')] : []
  return (
    <Box width={width} height={height} columnGap={3} flexDirection={beside ? 'row' : 'column'}>
      <Pane
        look={look}
        title={title}
        aside={count}
        focused
        width={left}
        height={height - below}
        lines={[field, [], ...list]}
      />
      <Pane
        look={look}
        title={text.result}
        width={beside ? width - left - 3 : width}
        height={beside ? height : below}
        lines={about}
      />
    </Box>
  )
}
