import {Box} from 'ink'
import {firstVisible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {type Line, span} from '../../lines/span.ts'
import {spread} from '../../lines/width.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {commandLines, helpLines, networkLines, preflightLines} from './panels.ts'
import {formRows, stepper, wordsOf} from './rows.ts'
import {type ChapterScreen, chapterOf, currentField, formOf} from './state.ts'

type Props = ViewProps<ChapterScreen>

const gap = 3

function FormPane({state, screen, width, height}: Props) {
  const rows = formRows(state, screen, width)
  const cursor = rows.findIndex(({key}) => key === currentField(state, screen).key)
  // With its heading, where that is just above.
  const first = firstVisible(cursor, rows.length, height)
  const lines = rows.slice(first, first + height).map(row => row.line)
  return <Rows look={state.look} width={width} height={height} lines={lines} />
}

function Panels({state, screen, width, height}: Props) {
  const {look, language} = state
  const text = texts[language].chapter
  const command = commandLines(state, screen, width)
  const network = networkLines(state, screen, width)
  const preflight = preflightLines(state, screen, width)
  const help = helpLines(state, screen, width)
  // Titles and lines, and what is then left over as free rows between the panes.
  const wanted = [
    Math.max(2, help.length),
    Math.max(3, network.length),
    Math.max(4, preflight.length),
    command.length,
  ]
  const left = Math.max(0, height - wanted.reduce((sum, rows) => sum + rows + 1, 0))
  const free = Math.min(3, left)
  const heights = wanted.map((rows, index) => rows + 1 + (index < free ? 1 : 0))
  const field = wordsOf(currentField(state, screen), state).label
  const panes = [
    [field, help, heights[0]],
    [text.network, network, heights[1]],
    [text.preflight, preflight, heights[2]],
    [text.command, command, heights[3]],
  ] as const
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {panes.map(([title, lines, rows], index) => (
        <Pane
          key={['help', 'network', 'preflight', 'command'][index]}
          look={look}
          title={title}
          focused={index === 0}
          width={width}
          height={rows ?? 0}
          lines={lines}
        />
      ))}
    </Box>
  )
}

/** The six steps above, the form on the left, what it means on the right. */
export function ChapterView({state, screen, width, height}: Props) {
  const text = texts[state.language].chapter
  const left = Math.min(60, Math.floor((width - gap) * 0.53))
  const {preset} = formOf(state, screen)
  const presetName = text.presets[preset as keyof typeof text.presets] ?? preset
  const offers = Object.keys(chapterOf(screen).presets).length > 1
  const aside: Line = screen.starting
    ? [span(text.starting, 'good')]
    : offers
      ? [span(`${text.preset} `, 'dim'), span(presetName, 'accent')]
      : []
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows
        look={state.look}
        width={width}
        height={2}
        lines={[spread(stepper(state, screen), aside, width, state.look.glyphs.ellipsis)]}
      />
      <Box width={width} height={height - 2} columnGap={gap}>
        <FormPane state={state} screen={screen} width={left} height={height - 2} />
        <Panels state={state} screen={screen} width={width - left - gap} height={height - 2} />
      </Box>
    </Box>
  )
}
