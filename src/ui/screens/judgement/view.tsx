import {Box} from 'ink'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {grouped, percent} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {classLines, matrixLines} from './matrix.ts'
import {mistakeLines} from './mistakes.ts'
import {type JudgementScreen, type View, views} from './state.ts'

type Props = ViewProps<JudgementScreen>

/** From this width on matrix and classes stand side by side, from this height on with the mistakes below. */
const wide = 110
const high = 30
const gap = 3
/** Rows above the panes. */
export const headRows = 2

function headLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language].inspection
  const {judgement, progress, failure} = screen
  if (failure) return faultLines(failure, state, width)
  if (!judgement)
    return [
      line(
        progress
          ? text.judgement.judging(grouped(progress.done), grouped(progress.total))
          : text.judgement.loading,
        'dim',
      ),
    ]
  const {accuracy, samples, weights, epoch, source} = judgement
  return [
    [
      bold(text.judgement.accuracy(percent(accuracy), grouped(samples))),
      span(`  ${text.judgement.weights[weights](epoch)}`, 'dim'),
    ],
    source === 'generated'
      ? line(text.browse.generated, 'warning')
      : line(text.judgement.legend[width < wide ? screen.view : 'matrix'], 'dim'),
  ]
}

/** The views that are in sight at once, and the room of each. */
export function layoutOf(
  screen: Pick<JudgementScreen, 'view' | 'judgement'>,
  {width, height}: {width: number; height: number},
): readonly {readonly view: View; readonly width: number; readonly height: number}[] {
  const room = height - headRows
  const classes = screen.judgement?.classes.length ?? 10
  if (width < wide) return [{view: screen.view, width, height: room}]
  const left = Math.floor((width - gap) * 0.58)
  const top = height >= high ? Math.min(classes + 3, Math.floor(room / 2)) : room
  const both = [
    {view: 'matrix', width: left, height: top},
    {view: 'classes', width: width - left - gap, height: top},
  ] as const
  if (height < high) return screen.view === 'mistakes' ? [{view: 'mistakes', width, height: room}] : both
  return [...both, {view: 'mistakes', width, height: room - top}]
}

export function JudgementView(props: Props) {
  const {state, screen, width, height} = props
  const {judgement} = screen
  const text = texts[state.language].inspection.judgement
  const lines = (view: View, room: {width: number; height: number}): readonly Line[] => {
    if (!judgement) return []
    const inner = {width: room.width, height: room.height - 1, row: screen.row, column: screen.column}
    if (view === 'matrix') return matrixLines(state, judgement, inner)
    if (view === 'classes') return classLines(state, judgement, inner)
    return mistakeLines(state, screen, inner)
  }
  const places = layoutOf(screen, {width, height})
  const hidden = views.filter(view => !places.some(place => place.view === view))
  const pane = (place: (typeof places)[number]) => (
    <Pane
      key={place.view}
      look={state.look}
      title={text.views[place.view]}
      aside={
        hidden.length > 0
          ? [span(hidden.map(view => text.views[view]).join(` ${state.look.glyphs.separator} `), 'dim')]
          : []
      }
      focused={place.view === screen.view}
      width={place.width}
      height={place.height}
      lines={lines(place.view, place)}
    />
  )
  const upper = places.filter(({view}) => view !== 'mistakes' || places.length === 1)
  const lower = places.filter(place => !upper.includes(place))
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={headRows} lines={headLines(props)} />
      <Box width={width} columnGap={gap}>
        {upper.map(pane)}
      </Box>
      {lower.map(pane)}
    </Box>
  )
}
