import {Box} from 'ink'
import {span} from '../../../drawing/lines/span.ts'
import {clip} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {pageTitle} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {gap, placeOf, widest} from './rows.ts'
import type {NotesScreen} from './state.ts'
import {termLines} from './terms.ts'

/** Columns below which nothing stands beside the text. */
const leastBeside = 28

/** The text, in two columns where there is room for them; beside a single one the terms that it uses. */
export function NotesView({state, screen, width, height}: ViewProps<NotesScreen>) {
  const {lines, top, room, columns, width: column, height: rows} = placeOf(state, screen)
  const {look, language} = state
  const text = columns * column + (columns - 1) * gap
  const beside = Math.min(widest, width - text - gap)
  const hasTerms = columns === 1 && beside >= leastBeside
  return (
    <Box width={width} height={height} columnGap={gap} flexShrink={0}>
      <Box flexDirection="column" width={hasTerms ? text : width} height={height} flexShrink={0}>
        <Pane
          look={look}
          title={pageTitle(state, screen.chapter)}
          aside={scrollAside(top, lines.length, room)}
          focused
          width={hasTerms ? text : width}
          height={1}
          lines={[]}
        />
        <Box height={height - 1} columnGap={gap}>
          {Array.from({length: columns}, (_, index) => (
            <Rows
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              key={index}
              look={look}
              width={column}
              height={rows}
              lines={lines.slice(top + index * rows, top + (index + 1) * rows)}
            />
          ))}
        </Box>
      </Box>
      {hasTerms ? (
        <Pane
          look={look}
          title={texts[language].reader.glossary.here}
          aside={[span('W', 'accent')]}
          width={beside}
          height={height}
          lines={clip(termLines(state, screen.chapter, beside), height - 1, look.glyphs.ellipsis)}
        />
      ) : null}
    </Box>
  )
}
