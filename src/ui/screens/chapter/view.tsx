import {Box} from 'ink'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import {firstVisible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {shareRows} from '../../components/share.ts'
import {ownStarts} from '../../form/own.ts'
import {currentField, formOf} from '../../form/state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {commandLines, helpLines, networkLines, networkSketch, preflightLines} from './panels.ts'
import {formRows, stepper} from './rows.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

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

const has = (lines: readonly Line[], wanted: string) =>
  lines.filter(spans => spans.some(({role}) => role === wanted)).length

/** Rows without which a pane would cut off what is wrong, or more of what is to be said than it leaves to the others. */
const neededFor = (lines: readonly Line[], height: number) =>
  has(lines, 'bad') > 0 ? lines.length : Math.min(has(lines, 'warning'), Math.floor(height / 2))

function Panels({state, screen, width, height}: Props) {
  const text = texts[state.language].chapter
  const help = helpLines(state, screen, width)
  const preflight = preflightLines(state, screen, width)
  const command = commandLines(state, screen, width)
  const facts = networkLines(state, screen, width)
  // Where there is room to spare, the network is drawn below its figures.
  const drawn = [...facts, [], ...networkSketch(state, screen, width)]
  const others = help.length + preflight.length + command.length
  const network = drawn.length + others + 7 <= height ? drawn : facts
  const panes: readonly (readonly [title: string, lines: readonly Line[], least: number])[] = [
    [currentField(state, screen).setting.label[state.language], help, 3],
    [text.network, network, 1],
    [text.preflight, preflight, 2],
    [text.command, command, 2],
  ]
  // What is wrong is said whole; then the others do with what is left.
  const wishes = panes.map(([, lines, least]) => ({
    wanted: lines.length + 1,
    least: Math.max(neededFor(lines, height), least) + 1,
  }))
  const heights = shareRows(wishes, height, [1, 2, 0, 3])
  // A long fault may push the last ones out; a heading alone would say nothing.
  const hasRoom = (_: unknown, index: number) =>
    heights.slice(0, index).reduce((sum, rows) => sum + rows, 2) <= height
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {panes.filter(hasRoom).map(([title, lines], index) => (
        <Pane
          key={title}
          look={state.look}
          title={title}
          focused={index === 0}
          width={width}
          height={heights[index] ?? 0}
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
  const {preset, own, branch} = formOf(state, screen)
  const presetName = own?.name ?? text.presets[preset as keyof typeof text.presets] ?? preset
  const offers = Object.keys(chapterOf(screen).presets).length > 1 || ownStarts(state, screen).length > 0
  const aside: Line = screen.starting
    ? [span(text.starting, 'good')]
    : branch
      ? [span(text.branchOf(branch.run, branch.epoch), 'accent')]
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
