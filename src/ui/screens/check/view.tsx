import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {grouped} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {findingLines, findingsWidth, gap, headRows, isTogether, suspectLines, suspectsWidth} from './lines.ts'
import type {CheckScreen} from './state.ts'

type Props = ViewProps<CheckScreen>

function headLines({state, screen, width}: Props): Line[] {
  const text = texts[state.language]
  const {set, sum, failure, view} = screen
  if (failure) return faultLines(failure, state, width)
  if (!set) return [line(text.check.loading, 'dim')]
  const {train, test, rows, origin, source} = set
  const counts =
    train === undefined
      ? text.check.rows(grouped(rows ?? 0))
      : text.check.counts(grouped(train), grouped(test ?? 0))
  const told = sum ? text.check.sum(sum.findings, sum.grave) : text.check.checking
  return [
    source === 'generated' ? line(text.inspection.browse.generated, 'warning') : line(origin, 'dim'),
    line(counts),
    line(told, sum && sum.grave > 0 ? 'bad' : 'dim'),
    ...(view === 'suspects' || isTogether(width, screen) ? [line(text.check.honest, 'dim')] : []),
  ]
}

/** What is checked above; below the findings as they come, or the suspects. */
export function CheckView(props: Props) {
  const {state, screen, width, height} = props
  const text = texts[state.language].check
  const room = {width, height: height - headRows - 1}
  const {view, suspects, top} = screen
  const lines =
    view === 'suspects'
      ? suspectLines(state, screen, room)
      : findingLines(state, screen, width).slice(top, top + room.height)
  const other = view === 'findings' ? text.views.suspects : text.views.findings
  if (isTogether(width, screen)) {
    const left = findingsWidth(width)
    const right = suspectsWidth(width)
    return (
      <Box flexDirection="column" width={width} height={height}>
        <Rows look={state.look} width={width} height={headRows} lines={headLines(props)} />
        <Box width={width} columnGap={gap}>
          <Pane
            look={state.look}
            title={text.views.findings}
            aside={scrollAside(top, findingLines(state, screen, left).length, room.height)}
            focused={view === 'findings'}
            width={left}
            height={height - headRows}
            lines={findingLines(state, screen, left).slice(top, top + room.height)}
          />
          <Pane
            look={state.look}
            title={text.views.suspects}
            focused={view === 'suspects'}
            width={right}
            height={height - headRows}
            lines={suspectLines(state, screen, {width: right, height: room.height})}
          />
        </Box>
      </Box>
    )
  }
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={headRows} lines={headLines(props)} />
      <Pane
        look={state.look}
        title={text.views[view]}
        aside={suspects.length > 0 ? [span(other, 'dim')] : []}
        focused
        width={width}
        height={height - headRows}
        lines={lines}
      />
    </Box>
  )
}
