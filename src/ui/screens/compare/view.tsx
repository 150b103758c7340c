import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {joinFitting} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {type Comparison, rowsOf} from '../../../studies/comparison/compare.ts'
import {figureOf} from '../../../studies/comparison/measure.ts'
import {bestMark, missingNotes, tableNotes, tableOf} from '../../../studies/comparison/table.ts'
import {clip, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {TwoPanes} from '../../components/two-panes.tsx'
import {extentOver} from '../../curves/extent.ts'
import {placeText, sightWords} from '../../curves/place-text.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {chartLines, curvesOf} from './charts.ts'
import {type CompareScreen, comparisonOf, currentRow, measureOf, shownMeasures} from './state.ts'
import {namedRows, stylesOf} from './styles.ts'
import {fittingColumns, headLine, rowLine} from './table.ts'

type Props = ViewProps<CompareScreen> & {readonly comparison: Comparison}

/** Columns between two things that are said beside a title. */
const apart = '  '

/** Title and heading. */
const aboveRows = 2

function Table({state, screen, comparison, width, height}: Props) {
  const text = texts[state.language].compare
  const {ellipsis} = state.look.glyphs
  const table = tableOf(comparison, state.language)
  const rows = rowsOf(comparison)
  const current = currentRow(rows, screen)
  const styles = stylesOf(rows, current)
  const shown = fittingColumns(table, screen.left, width)
  const cursor = table.rows.findIndex(row => row.kind === 'run' && row.row === current)
  const part = visible(table.rows, Math.max(0, cursor), height - aboveRows)
  const runs = part.rows.flatMap(row => (row.kind === 'run' ? [row.row] : []))
  const [first, last] = [runs[0], runs.at(-1)]
  const isCut = first !== undefined && last !== undefined && runs.length < rows.length
  const aside = joinFitting(
    [
      ...(isCut
        ? [line(text.shown(rows.indexOf(first) + 1, rows.indexOf(last) + 1, rows.length), 'accent')]
        : []),
      ...(shown.hidden > 0 ? [line(text.moreColumns(shown.hidden), 'accent')] : []),
      ...(rows.some(({isBest}) => isBest.accuracy || isBest.loss) ? [line(text.best(bestMark), 'good')] : []),
    ],
    apart,
    Math.floor(width * 0.6),
  )
  return (
    <Pane
      look={state.look}
      title={current?.run.id ?? text.title}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={[
        headLine(table, shown, ellipsis),
        ...part.rows.map(row => rowLine(state, table, row, shown, {styles, current, width})),
      ]}
    />
  )
}

function Curves({state, screen, comparison, width, height}: Props) {
  const text = texts[state.language]
  const measure = measureOf(state, screen)
  const figure = figureOf(measure)
  const rows = rowsOf(comparison)
  const found = curvesOf(state, screen, comparison)
  const axis = text.compare.axes[screen.axis]
  const all = extentOver(screen.axis, found.curves)
  const aside = joinFitting(
    [
      screen.crosshair === undefined
        ? line(text.compare.over(axis), 'dim')
        : line(text.curves.at[screen.axis](placeText(screen.axis, screen.crosshair)), 'accent'),
      ...(all ? sightWords(text, screen.axis, screen.zoom, all) : []).map(words => line(words, 'accent')),
      ...(screen.log && figure === 'loss' ? [line(text.run.log, 'accent')] : []),
      ...(screen.smoothing === 0 ? [] : [line(text.run.smoothed, 'accent')]),
    ],
    apart,
    width - 24,
  )
  const styles = stylesOf(rows, currentRow(rows, screen))
  const empty = found.missing.unread > 0 ? text.compare.waiting : text.compare.nothing
  return (
    <Pane
      look={state.look}
      title={text.compare.measures[measure]}
      aside={aside}
      focused
      width={width}
      height={height}
      lines={
        found.curves.length === 0
          ? [line(empty, 'dim')]
          : chartLines(state, screen, found, styles, {width, height: height - 1, figure})
      }
    />
  )
}

/** What has to be known of the table and the curves. */
function noteLines({state, screen, comparison, width}: Omit<Props, 'height'>): Line[] {
  const {compare} = texts[state.language]
  const rows = rowsOf(comparison)
  const {missing, curves} = curvesOf(state, screen, comparison)
  const [first, last] = namedRows(rows, currentRow(rows, screen))
  const gone = screen.runs.length - rows.length
  const sentences = [
    ...(gone > 0 ? [compare.notes.gone(gone)] : []),
    ...missingNotes(missing, rows.length, state.language),
    ...(last - first + 1 < rows.length ? [compare.notes.named(first + 1, last + 1, curves.length)] : []),
    ...tableNotes(comparison, state.language),
  ]
  return sentences.flatMap(sentence => wrap(sentence, width)).map(row => [span(row, 'dim')])
}

/** Rows that curves want at least, with their title. */
const leastCurves = 9

/** The runs as a table, and below it their curves. */
export function CompareView(props: ViewProps<CompareScreen>) {
  const {state, screen, width, height} = props
  const comparison = comparisonOf(state, screen)
  const {layout} = screen
  const notes = clip(
    noteLines({state, screen, comparison, width}),
    Math.max(2, Math.floor(height / 8)),
    state.look.glyphs.ellipsis,
  )
  const room = height - notes.length
  const wanted = tableOf(comparison, state.language).rows.length + aboveRows
  const most = Math.max(room - Math.max(leastCurves, Math.floor(room / 2)), aboveRows + 2)
  const tableHeight = layout === 'table' ? room : layout === 'curves' ? 0 : Math.min(wanted, most)
  const inner = {...props, comparison}
  return (
    <Box flexDirection="column" width={width} height={height}>
      {tableHeight > 0 && <Table {...inner} height={tableHeight} />}
      {tableHeight < room && (
        <TwoPanes
          names={shownMeasures(state, screen)}
          stacked={false}
          width={width}
          height={room - tableHeight}
          draw={(measure, size) => <Curves {...inner} {...size} screen={{...screen, measure}} />}
        />
      )}
      <Rows look={state.look} width={width} height={notes.length} lines={notes} />
    </Box>
  )
}
