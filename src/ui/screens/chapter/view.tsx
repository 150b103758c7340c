import {Box} from 'ink'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {spread} from '../../../drawing/lines/width.ts'
import {showsCurve} from '../../components/layout.ts'
import {firstVisible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {shareRows} from '../../components/share.ts'
import {ownStarts} from '../../form/own.ts'
import {currentField, formOf} from '../../form/state.ts'
import {CurvePane, chartsOf} from '../../runs/curve-pane.tsx'
import {curveRunOf, knownOf} from '../../runs/last-curve.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {gap, layChapter, notesInSight} from './notes.ts'
import {panesOf} from './panes.ts'
import {formRows, stepper} from './rows.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

type Props = ViewProps<ChapterScreen>

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
  const panes = panesOf(state, screen, width, height)
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

/** The page's notes, as far as there is room. */
function Notes({state, screen, width, height}: Props) {
  const shown = notesInSight(state, screen)
  return shown ? (
    <Pane
      look={state.look}
      title={texts[state.language].notes.title}
      aside={shown.aside}
      width={width}
      height={height}
      lines={shown.lines}
    />
  ) : null
}

/** Rows of a chart with its title, at least and at most. */
const [leastChart, mostChart] = [8, 16]

/** The form, and below it the curves of the chapter's last run where rows are left, or where there are many. */
function FormAndCurve({state, screen, width, height}: Props) {
  const run = showsCurve(state.size) ? curveRunOf(state, screen.chapter) : undefined
  const form = {state, screen, width}
  if (!run) return <FormPane {...form} height={height} />
  const known = knownOf(state, screen, run)
  const left = height - formRows(state, screen, width).length - 1
  const rows = Math.min(2 * mostChart, Math.max(leastChart, left))
  const names = chartsOf(known).slice(-Math.max(1, Math.floor(rows / leastChart)))
  const each = Math.floor(rows / names.length)
  const id = run.label?.name ?? run.id
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <FormPane {...form} height={height - rows - 1} />
      <Rows
        look={state.look}
        width={width}
        height={1}
        lines={[[span(`${texts[state.language].chapters.lastResult} ${id}`, 'dim')]]}
      />
      {names.map(name => (
        <CurvePane key={name} state={state} run={run} known={known} name={name} width={width} height={each} />
      ))}
    </Box>
  )
}

/** The six steps above, the form on the left, what it means on the right. */
export function ChapterView({state, screen, width, height}: Props) {
  const text = texts[state.language].chapter
  const {form, panels, notes} = layChapter(state, screen)
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
        <FormAndCurve state={state} screen={screen} width={form} height={height - 2} />
        <Box flexDirection="column" width={panels.width} height={height - 2} flexShrink={0}>
          <Panels state={state} screen={screen} {...panels} />
          {notes?.isBelow ? (
            <Notes state={state} screen={screen} width={notes.width} height={notes.height} />
          ) : null}
        </Box>
        {notes && !notes.isBelow ? (
          <Notes state={state} screen={screen} width={notes.width} height={notes.height} />
        ) : null}
      </Box>
    </Box>
  )
}
