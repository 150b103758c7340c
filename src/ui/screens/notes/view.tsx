import {Box} from 'ink'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {pageTitle} from '../../components/title.ts'
import type {ViewProps} from '../module.ts'
import {gap, placeOf} from './rows.ts'
import type {NotesScreen} from './state.ts'

/** The text, in two columns where there is room for them. */
export function NotesView({state, screen, width, height}: ViewProps<NotesScreen>) {
  const {lines, top, room, columns, width: column, height: rows} = placeOf(state, screen)
  const {look} = state
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Pane
        look={look}
        title={pageTitle(state, screen.chapter)}
        aside={scrollAside(top, lines.length, room)}
        focused
        width={width}
        height={1}
        lines={[]}
      />
      <Box width={width} height={height - 1} columnGap={gap}>
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
  )
}
