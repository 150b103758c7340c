import {Box} from 'ink'
import {contentsOf} from '../../../chapters/glossary/occurrences.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {spread, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {otherLanguage} from '../../../text/localised.ts'
import {clip, selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {type GlossaryScreen, pageUnder, sortedTerms, termOf} from './state.ts'

type Props = ViewProps<GlossaryScreen>

/** The pages whose texts use the term; the one that Enter opens stands out. */
function placeLines(state: AppState, screen: GlossaryScreen, height: number): Line[] {
  const {look, language} = state
  const pages = contentsOf(termOf(screen))
  if (pages.length === 0) return [line(texts[language].reader.glossary.nowhere, 'dim')]
  const under = pageUnder(screen)
  const at = pages.findIndex(({id}) => id === under)
  const column = Math.max(...pages.map(({section}) => widthOf(section)))
  const {rows, first} = visible(pages, at, height)
  return rows.map(({section, title}, index): Line => {
    const isAt = first + index === at
    const row: Line = [
      span(isAt ? `${look.glyphs.pointer} ` : '  ', 'accent'),
      span(`${section.padEnd(column)}  `, 'dim'),
    ]
    return [...row, isAt ? bold(title[language]) : span(title[language])]
  })
}

/** The terms on the left, the one under the cursor in full on the right. */
export function GlossaryView({state, screen, width, height}: Props) {
  const {look, language} = state
  const other = otherLanguage(language)
  const text = texts[language].reader.glossary
  const left = Math.min(56, Math.max(34, Math.floor(width * 0.42)))
  const right = Math.min(84, width - left - 3)
  const all = sortedTerms(state)
  const term = termOf(screen)
  const at = all.indexOf(term)
  const {rows, first} = visible(all, at, height - 1)
  const list = rows.map(({name}, index): Line => {
    const elsewhere: Line = name.en === name.zh ? [] : [span(name[other], 'dim')]
    const row = spread([span(name[language])], elsewhere, left, look.glyphs.ellipsis)
    return first + index === at ? selected(row, left, true) : row
  })
  const said: Line[] = [
    ...wrap(term.says[language], right).map(row => line(row)),
    [],
    ...(term.name.en === term.name.zh ? [] : [[span(`${term.name[other]}`, 'accent')]]),
    ...wrap(term.says[other], right).map(row => line(row, 'dim')),
    [],
  ]
  const above = Math.min(said.length + 1, Math.max(3, height - 4))
  return (
    <Box width={width} height={height} columnGap={3}>
      <Pane
        look={look}
        title={text.title}
        aside={[span(`${at + 1}/${all.length}`, 'dim')]}
        focused
        width={left}
        height={height}
        lines={list}
      />
      <Box flexDirection="column" width={right} height={height} flexShrink={0}>
        <Pane
          look={look}
          title={term.name[language]}
          width={right}
          height={above}
          lines={clip(said, above - 1, look.glyphs.ellipsis)}
        />
        <Pane
          look={look}
          title={text.where}
          width={right}
          height={height - above}
          lines={placeLines(state, screen, height - above - 1)}
        />
      </Box>
    </Box>
  )
}
