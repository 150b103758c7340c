import {Box} from 'ink'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {truncateStart} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {otherLanguage} from '../../../text/localised.ts'
import {Pane} from '../../components/pane.tsx'
import {pageTitle} from '../../components/title.ts'
import {type Entry, type EntryKind, whereOf} from '../../search/entries.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {nameOf, resultLines} from './results.ts'
import {foundBy, type SearchScreen} from './state.ts'

type Props = ViewProps<SearchScreen>

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
  const below = Math.min(8, Math.floor(height / 3))
  const typed = truncateStart(screen.text, width - 3, look.glyphs.ellipsis)
  const field: Line = [span('/ ', 'accent'), span(typed), {text: ' ', inverse: true}]
  const kinds = Object.keys(text.kinds) as EntryKind[]
  const hint = screen.text.trim() === '' ? text.hint : text.none
  const list: Line[] =
    found.length === 0
      ? wrap(hint, width).map(row => line(row, 'dim'))
      : resultLines(
          found,
          {state, typed: screen.text, cursor: screen.cursor},
          {width, height: height - 3 - below},
        )
  const one = found[screen.cursor]?.entry
  const about = one ? detailLines(one, state, width) : []
  const title = screen.only
    ? text.kinds[screen.only]
    : kinds.map(kind => text.kinds[kind]).join(texts[state.language].comma)
  const count = found.length > 0 ? [span(`${screen.cursor + 1}/${found.length}`, 'dim')] : []
  return (
    <Box width={width} height={height} flexDirection="column">
      <Pane
        look={look}
        title={title}
        aside={count}
        focused
        width={width}
        height={height - below}
        lines={[field, [], ...list]}
      />
      <Pane look={look} title={text.result} width={width} height={below} lines={about} />
    </Box>
  )
}
