import {Box} from 'ink'
import {line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Figure} from '../../../runs/best-epoch.ts'
import type {RunState} from '../../../runs/state.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {CurvePane, chartsOf} from '../../runs/curve-pane.tsx'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {factLines} from './facts.ts'
import {noneWords, shownRuns} from './shown.ts'
import type {RunsScreen} from './state.ts'

interface Props {
  readonly state: AppState
  readonly screen: RunsScreen
  readonly run: RunSummary | undefined
  readonly width: number
  readonly height: number
}

/** Rows of a chart with its title, at least and at most; columns from which on it stands beside the facts, and between. */
const [leastRows, mostRows] = [6, 15]
const [sideBySide, gap] = [100, 2]

/** What is known of the run under the cursor: its curves, and in words what it was told and what came of it. */
export function Details(props: Props) {
  const {state, screen, run, width, height} = props
  const text = texts[state.language].runs
  const {runs, places} = shownRuns(state, screen)
  const place = run === undefined ? undefined : places.get(run.id)?.run
  const aside = place === undefined ? [] : [span(text.place(place + 1, runs.length), 'dim')]
  const title = run ? (run.label?.name ?? run.id) : text.details
  const head = {look: state.look, title, aside, width, height: 1, lines: []}
  if (!run) {
    const none = noneWords(state)(texts[state.language], state.language)
    return <Pane {...head} height={height} lines={wrap(none, width).map(row => line(row, 'dim'))} />
  }
  const known = knownOf(state, screen, run)
  const room = height - 1
  if (screen.details === 'facts')
    return (
      <Box flexDirection="column" width={width} height={height} flexShrink={0}>
        <Pane {...head} />
        <Facts {...props} run={run} known={known} height={room} />
      </Box>
    )
  const names = chartsOf(known)
  if (width >= sideBySide && room < 24) {
    const left = Math.floor((width - gap) / 2)
    return (
      <Box flexDirection="column" width={width} height={height} flexShrink={0}>
        <Pane {...head} />
        <Box width={width} height={room} columnGap={gap}>
          <Charts
            {...props}
            run={run}
            known={known}
            names={fitting(names, room)}
            width={left}
            height={room}
          />
          <Facts {...props} run={run} known={known} width={width - left - gap} height={room} />
        </Box>
      </Box>
    )
  }
  const shown = fitting(names, Math.floor(room / 2))
  const rows = Math.min(mostRows * shown.length, Math.max(leastRows, Math.floor(room * 0.45)))
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Pane {...head} />
      <Charts {...props} run={run} known={known} names={shown} height={rows} />
      <Facts {...props} run={run} known={known} height={room - rows} />
    </Box>
  )
}

/** What the run has told as far as it was read: of one that is followed, what is known of it anyway. */
const knownOf = (state: AppState, {read}: RunsScreen, {id}: RunSummary): RunState | undefined =>
  state.live.includes(id) ? state.followed[id] : read?.run === id ? read.known : undefined

const fitting = (names: readonly Figure[], height: number): readonly Figure[] =>
  names.slice(-Math.max(1, Math.floor(height / leastRows)))

interface DrawnProps extends Props {
  readonly run: RunSummary
  readonly known: RunState | undefined
}

function Charts({names, ...props}: DrawnProps & {readonly names: readonly Figure[]}) {
  const {width, height} = props
  const rows = Math.floor(height / names.length)
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {names.map((name, index) => (
        <CurvePane
          key={name}
          {...props}
          name={name}
          height={index === names.length - 1 ? height - rows * index : rows}
        />
      ))}
    </Box>
  )
}

function Facts({state, run, known, width, height}: DrawnProps) {
  const lines = factLines(state, run, known, {width, height})
  const {ellipsis} = state.look.glyphs
  const shown =
    lines.length <= height
      ? lines
      : [
          ...lines.slice(0, height - 1),
          line(`${ellipsis} ${texts[state.language].runs.moreLines(lines.length - height + 1)}`, 'dim'),
        ]
  return <Rows look={state.look} width={width} height={height} lines={shown} />
}
