import {Box} from 'ink'
import {type Line, line} from '../../../drawing/lines/span.ts'
import {widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {initialRunState, type RunState} from '../../../runs/state.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {TwoPanes} from '../../components/two-panes.tsx'
import {isActive, phaseOf} from '../../runs/phase.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {arrange, type UpperName} from './arrange.ts'
import {belowLines} from './below.ts'
import {chartLines, chartTitle, trailLines, values} from './charts.ts'
import {type ChartName, isChart} from './figures.ts'
import {SidePane} from './panes/side-pane.tsx'
import type {RunScreen} from './state.ts'
import {headingLine} from './status.ts'
import {TestDays} from './test-days.tsx'

type Props = ViewProps<RunScreen>

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
  const title = chartTitle(texts[state.language], name)
  const isEmpty = run.history.length === 0
  const lines = isEmpty
    ? beforeTheFirstPoint(props, run, name)
    : chartLines(state, screen, run, name, {width, height: height - 1})
  return (
    <Pane
      look={state.look}
      title={title}
      aside={isEmpty ? [] : values(state, screen, run, name, width - widthOf(title) - 3)}
      focused
      width={width}
      height={height}
      lines={lines}
    />
  )
}

/** The loss, and what is shown beside it. */
function Upper({names, ...props}: Props & {names: readonly UpperName[]; run: RunState}) {
  const {state, screen, run, width, height} = props
  const draw = (name: UpperName, size: {width: number; height: number}) => {
    if (isChart(name)) return <Chart {...props} {...size} name={name} />
    if (name !== 'days') return <SidePane state={state} screen={screen} name={name} {...size} />
    const active = isActive(phaseOf(state, screen.run))
    return <TestDays look={state.look} language={state.language} run={run} isActive={active} {...size} />
  }
  return <TwoPanes names={names} width={width} height={height} draw={draw} />
}

/** The curves, the panes beside or below them, and what there is to know of the run. */
export function RunView(props: Props) {
  const {state, screen, width, height} = props
  const run = state.followed[screen.run] ?? initialRunState
  const {upper, lower} = arrange(state, screen, {width, height})
  const below = belowLines(state, screen, run, width)
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={1} lines={[headingLine(state, screen, run, width)]} />
      <Upper {...props} run={run} {...upper} />
      {lower.length > 0 ? (
        <Box width={width} columnGap={2} flexShrink={0}>
          {lower.map(pane => (
            <SidePane key={pane.name} state={state} screen={screen} {...pane} />
          ))}
        </Box>
      ) : null}
      <Rows look={state.look} width={width} height={below.length} lines={below} />
    </Box>
  )
}
