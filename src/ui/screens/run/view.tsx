import {Box} from 'ink'
import {chapterById} from '../../../chapters/index.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {lineWidth, spread, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {curvesOf, isMeasured} from '../../../runs/curves.ts'
import {initialRunState, type RunState} from '../../../runs/state.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {TwoPanes} from '../../components/two-panes.tsx'
import {chapterIdOf, isActive, phaseOf} from '../../runs/phase.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {type ChartName, chartLines, legend, trailLines, values} from './charts.ts'
import {nextLines} from './next.ts'
import {overlayLegend, unlikeLosses} from './overlay.ts'
import type {RunScreen} from './state.ts'
import {backendLine, headingLine, meterLine, progressLine, watchLines} from './status.ts'
import {TestDays} from './test-days.tsx'

type Props = ViewProps<RunScreen>

type PaneName = ChartName | 'days'

/** What the colours mean, and what the charts are drawn with where it is not the default. */
function legendLine({state, screen, width, run}: Props & {run: RunState}): Line {
  if (run.history.length === 0) return []
  const text = texts[state.language].run
  const at = screen.crosshair === undefined ? undefined : run.history.at(screen.crosshair)?.epoch
  const words = [
    ...(at === undefined ? [] : [text.at(String(at))]),
    ...(screen.zoom === 'all' ? [] : [text.zoom[screen.zoom]]),
    ...(screen.log ? [text.log] : []),
    ...(screen.smoothing === 0 ? [] : [text.smoothed]),
  ]
  return spread(legend(state, run), [span(words.join(texts[state.language].comma), 'accent')], width)
}

/** What the marks of the runs that are laid over stand for, and how many of them have no curve of the loss. */
function overlayLines({state, screen, width}: Props): Line[] {
  if (screen.overlay.length === 0) return []
  const {notes} = texts[state.language].compare
  const unlike = unlikeLosses(state, screen)
  const right = unlike > 0 ? [span(notes.otherLoss(unlike, screen.overlay.length), 'dim')] : []
  return [spread(overlayLegend(state, screen, Math.max(20, width - lineWidth(right) - 2)), right, width)]
}

/** The batches of the first epoch; before them, what is being waited for. */
function beforeTheFirstPoint({state, screen, width, height}: Props, run: RunState, name: ChartName): Line[] {
  const text = texts[state.language].run
  const waiting = run.phase === 'loading' ? 'loading' : run.started ? 'training' : 'starting'
  const why = isActive(phaseOf(state, screen.run)) ? text.waitingFor[waiting] : text.noCurves
  const words = wrap(name === 'loss' ? why : '', width).map(row => line(row, 'dim'))
  const chart = trailLines(state, run, name, {width, height: height - 2})
  return chart.length === 0 ? words : [line(name === 'loss' ? text.trail : '', 'dim'), ...chart]
}

function Chart({name, run, ...props}: Props & {name: ChartName; run: RunState}) {
  const {state, screen, width, height} = props
  const text = texts[state.language].run
  const isEmpty = run.history.length === 0
  const lines = isEmpty
    ? beforeTheFirstPoint(props, run, name)
    : chartLines(state, screen, run, name, {width, height: height - 1})
  return (
    <Pane
      look={state.look}
      title={text[name]}
      aside={isEmpty ? [] : values(state, screen, run, name, width - widthOf(text[name]) - 3)}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** Beside the loss: the accuracy of a network that names classes, the test days of one that forecasts prices. */
function secondChart({state, screen}: Props, run: RunState): Exclude<PaneName, 'loss'> | undefined {
  const chapter = chapterById(chapterIdOf(state, screen.run) ?? '')
  if (run.started?.prices || chapter?.task === 'forecast') return 'days'
  return run.history.length === 0 || isMeasured(curvesOf(run).accuracy) ? 'accuracy' : undefined
}

/** The loss, and what is shown beside it. */
function Charts(props: Props & {run: RunState}) {
  const {screen, run, width, height} = props
  const second = secondChart(props, run)
  const names: PaneName[] = !second
    ? ['loss']
    : screen.layout === 'both'
      ? ['loss', second]
      : [screen.layout === 'loss' ? 'loss' : second]
  return (
    <TwoPanes
      names={names}
      width={width}
      height={height}
      draw={(name, size) =>
        name === 'days' ? (
          <TestDays
            look={props.state.look}
            language={props.state.language}
            run={run}
            isActive={isActive(phaseOf(props.state, props.screen.run))}
            {...size}
          />
        ) : (
          <Chart {...props} {...size} name={name} />
        )
      }
    />
  )
}

/** Rows for what there is to know: a sentence of the watch with the chapter's advice takes three. */
const mostWatched = 3

/** The curves, and below them how far it has come, how fast it is, and what to know about it. */
export function RunView(props: Props) {
  const {state, screen, width, height} = props
  const run = state.followed[screen.run] ?? initialRunState
  const next = nextLines(state, screen, run, width)
  const watch = watchLines(state, screen, run, width).slice(0, mostWatched - Math.max(0, next.length - 1))
  const below: Line[] = [
    legendLine({...props, run}),
    ...overlayLines(props),
    progressLine(state, screen, run, width),
    meterLine(run, state, width),
    backendLine(run, state, width),
    ...watch,
    ...next,
  ]
  const room = height - 1 - below.length
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={1} lines={[headingLine(state, screen, run, width)]} />
      <Charts {...props} run={run} height={room} />
      <Rows look={state.look} width={width} height={below.length} lines={below} />
    </Box>
  )
}
