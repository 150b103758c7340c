import {Box} from 'ink'
import type {Judgement} from '../../../answers/inspection.ts'
import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {grouped, percent} from '../../../text/numbers.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {Pane} from '../../components/pane.tsx'
import {Rows} from '../../components/rows.tsx'
import {scrollAside} from '../../components/scroll.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {classLines} from './classes.ts'
import {gap, headRows, layoutOf, type Place} from './layout.ts'
import {matrixLines, namesOf} from './matrix.ts'
import {mistakeLines, mistakePlan} from './mistakes.ts'
import {type Among, countAmong, type JudgementScreen, listed, underCursor, type View, views} from './state.ts'

type Props = ViewProps<JudgementScreen>

/** `cat → dog`, or only the class. */
function amongWords(state: AppState, judgement: Judgement, {truth, guess}: Among): string {
  const names = namesOf(judgement, state)
  const of = names[truth] ?? ''
  return guess === undefined ? of : `${of} ${state.look.glyphs.arrow} ${names[guess] ?? ''}`
}

/** What is under the cursor, in words. */
function cursorLine(state: AppState, screen: JudgementScreen, judgement: Judgement): Line {
  const text = texts[state.language].inspection.judgement
  const {view, among, row, column} = screen
  if (view === 'mistakes') {
    const which = among ? `${amongWords(state, judgement, among)}  ` : ''
    const count = countAmong(judgement, among)
    return [bold(which, 'accent'), span(text.shown(grouped(listed(screen).length), grouped(count)), 'dim')]
  }
  const {recall = 0, precision = 0, count = 0} = judgement.classes[row] ?? {}
  if (view === 'classes')
    return [
      bold(`${amongWords(state, judgement, {truth: row})}  `, 'accent'),
      span(text.classFigures(percent(recall), percent(precision), grouped(count))),
    ]
  const cell = judgement.matrix[row]?.[column] ?? 0
  return [
    bold(`${amongWords(state, judgement, underCursor(screen))}  `, 'accent'),
    span(text.cell(grouped(cell), grouped(count), percent(count === 0 ? 0 : cell / count))),
  ]
}

function headLines({state, screen, width}: Props, isTogether: boolean): Line[] {
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
      : line(text.judgement.legend[isTogether ? 'matrix' : screen.view], 'dim'),
    cursorLine(state, screen, judgement),
  ]
}

export function JudgementView(props: Props) {
  const {state, screen, width, height} = props
  const {judgement} = screen
  const text = texts[state.language].inspection.judgement
  const places = layoutOf(screen, {width, height}, state)
  const lines = ({view, ...room}: Place): readonly Line[] => {
    if (!judgement) return []
    const inner = {
      width: room.width,
      height: room.height - 1,
      row: screen.row,
      column: screen.column,
      focused: screen.view === 'matrix',
    }
    if (view === 'matrix') return matrixLines(state, judgement, inner)
    if (view === 'classes') return classLines(state, judgement, inner)
    return mistakeLines(state, screen, inner)
  }
  const hidden = views.filter(view => !places.some(place => place.view === view))
  const aside = (place: Place): Line => {
    if (hidden.length > 0)
      return [span(hidden.map(view => text.views[view]).join(` ${state.look.glyphs.separator} `), 'dim')]
    if (place.view !== 'mistakes') return []
    const {across, down} = mistakePlan(state, screen, {...place, height: place.height - 1})
    const page = across * down
    return scrollAside(Math.floor(screen.mistake / page) * page, listed(screen).length, page)
  }
  const title = (view: View) =>
    view === 'mistakes' && screen.among && judgement
      ? amongWords(state, judgement, screen.among)
      : text.views[view]
  const pane = (place: Place) => (
    <Pane
      key={place.view}
      look={state.look}
      title={title(place.view)}
      aside={aside(place)}
      focused={place.view === screen.view}
      width={place.width}
      height={place.height}
      lines={lines(place)}
    />
  )
  const mistakes = places.filter(({view}) => view === 'mistakes' && places.length > 1)
  const others = places.filter(place => !mistakes.includes(place))
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={state.look} width={width} height={headRows} lines={headLines(props, places.length > 1)} />
      <Box width={width} columnGap={gap}>
        <Box flexDirection={places.length > 2 ? 'column' : 'row'} columnGap={gap} flexShrink={0}>
          {others.map(pane)}
        </Box>
        {mistakes.map(pane)}
      </Box>
    </Box>
  )
}
