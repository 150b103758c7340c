import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {PathList} from '../../components/path-list.tsx'
import {remarkLines} from '../../components/remark-lines.ts'
import {Rows} from '../../components/rows.tsx'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {chartLines} from './chart.ts'
import {errorLines, futureAside, futureLines, generatedMark, legendLine} from './figures.ts'
import type {ForecastScreen} from './state.ts'

type Props = ViewProps<ForecastScreen>

const gap = 3
/** Rows for what is to be said of the file. */
const mostNotes = 3
/** Columns of the table of errors. */
const errorWidth = 54

/** Which days are in sight; generated prices are loud. */
function aside({state, screen}: Props): Line {
  const text = texts[state.language]
  return [...generatedMark(state, screen.answer?.source), span(text.forecast.zooms[screen.zoom], 'dim')]
}

function chartRows(props: Props, height: number): Line[] {
  const {state, screen, width} = props
  const text = texts[state.language]
  if (screen.failure) return faultLines(screen.failure, state, width)
  if (!screen.answer) return [line(text.forecast.waiting, 'dim')]
  return chartLines(state, screen, screen.answer, {width, height})
}

/** The chart above; below it the errors beside the naive forecast's, and the days beyond the file. */
export function ForecastView(props: Props) {
  const {state, screen, width, height} = props
  const {look, language} = state
  const text = texts[language].forecast
  const {answer, picking} = screen
  if (picking)
    return (
      <PathList
        look={look}
        field={picking}
        label={text.file}
        hint={text.fileHint}
        empty={texts[language].apply.emptyFolder}
        width={width}
        height={height}
      />
    )
  const isWide = width >= errorWidth + gap + 31
  const left = isWide ? errorWidth : 46
  const right = width - left - gap
  const below = 6
  const notes = remarkLines(answer?.remarks, state, width).slice(0, mostNotes)
  const chartHeight = height - below - 1 - notes.length
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane
        look={look}
        title={answer ? text.chart(answer.column) : text.title}
        aside={aside(props)}
        focused
        width={width}
        height={chartHeight}
        lines={chartRows(props, chartHeight - 1)}
      />
      <Rows
        look={look}
        width={width}
        height={1 + notes.length}
        lines={answer ? [legendLine(state, screen), ...notes] : []}
      />
      <Box width={width} height={below} columnGap={gap}>
        <Pane
          look={look}
          title={text.errors}
          width={left}
          height={below}
          lines={answer ? errorLines(state, answer, left) : []}
        />
        <Pane
          look={look}
          title={text.future(String(screen.days))}
          aside={futureAside(screen.days, {width: right, height: below - 1})}
          width={right}
          height={below}
          lines={answer ? futureLines(state, screen, {width: right, height: below - 1}) : []}
        />
      </Box>
    </Box>
  )
}
