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
import {
  errorLines,
  futureAside,
  futureLines,
  generatedMark,
  legendLine,
  tableAside,
  tableLines,
  tableWidth,
} from './figures.ts'
import type {ForecastScreen} from './state.ts'

type Props = ViewProps<ForecastScreen>

const gap = 3
/** Rows for what is to be said of the file. */
const mostNotes = 3
/** Columns of the table of errors, and of the days beyond the file beside it. */
const errorWidth = 54
const futureWidth = 29
/** From this size on all days stand beside their chart. */
const roomy = 110
const tall = 28

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

/**
 * The chart above; below it the errors beside the naive forecast's, and the days beyond the file; where there is room, all
 * days at the right.
 */
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
  const isLarge = width >= roomy && height >= tall
  const main = isLarge ? width - tableWidth - gap : width
  const hasFuture = !isLarge || main >= errorWidth + gap + futureWidth
  const isWide = main >= errorWidth + gap + futureWidth
  const left = !hasFuture ? main : isWide ? errorWidth : 46
  const right = main - left - gap
  const below = 6
  const notes = remarkLines(answer?.remarks, state, main).slice(0, mostNotes)
  const chartHeight = height - below - 1 - notes.length
  return (
    <Box width={width} height={height} columnGap={gap}>
      <Box flexDirection="column" width={main} height={height} flexShrink={0}>
        <Pane
          look={look}
          title={answer ? text.chart(answer.column) : text.title}
          aside={aside(props)}
          focused
          width={main}
          height={chartHeight}
          lines={chartRows({...props, width: main}, chartHeight - 1)}
        />
        <Rows
          look={look}
          width={main}
          height={1 + notes.length}
          lines={answer ? [legendLine(state, screen), ...notes] : []}
        />
        <Box width={main} height={below} columnGap={gap}>
          <Pane
            look={look}
            title={text.errors}
            width={left}
            height={below}
            lines={answer ? errorLines(state, answer, left) : []}
          />
          {hasFuture ? (
            <Pane
              look={look}
              title={text.future(String(screen.days))}
              aside={futureAside(state, screen, {width: right, height: below - 1})}
              width={right}
              height={below}
              lines={answer ? futureLines(state, screen, {width: right, height: below - 1}) : []}
            />
          ) : null}
        </Box>
      </Box>
      {isLarge ? (
        <Pane
          look={look}
          title={text.table}
          aside={tableAside(screen, height - 1)}
          width={tableWidth}
          height={height}
          lines={answer ? tableLines(state, screen, {width: tableWidth, height: height - 1}) : []}
        />
      ) : null}
    </Box>
  )
}
