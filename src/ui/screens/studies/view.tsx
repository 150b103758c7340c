import {Box} from 'ink'
import type {StudyAnswer} from '../../../answers/studies.ts'
import {alignColumns, columnGap} from '../../../drawing/lines/columns.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {clip, selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {scrollAside} from '../../components/scroll.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {boardLines, noteLines, statusLines} from '../study/lines.ts'
import {bareValuesText, figureText, progressText, statusRole, valuesText} from './rows.ts'
import {currentStudy, type StudiesScreen} from './state.ts'

/** Title and heading. */
const above = 2

function emptyLines({state, screen, width}: ViewProps<StudiesScreen>): Line[] {
  const text = texts[state.language].studies
  if (screen.failure) return faultLines(screen.failure, state, width)
  return wrap(screen.count === 0 ? text.none : text.reading, width).map(row => line(row, 'dim'))
}

/** Rows that are worth while for what the study under the cursor has found. */
const leastDetails = 8

/** All studies, a row each, and below them, where there is room, what the one under the cursor has found. */
export function StudiesView(props: ViewProps<StudiesScreen>) {
  const {state, screen, width, height} = props
  const list = screen.studies.length + above + 1
  const current = currentStudy(screen)
  if (!current || height - list < leastDetails) return <List {...props} />
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <List {...props} height={list} />
      <Pane
        look={state.look}
        title={current.study}
        width={width}
        height={height - list}
        lines={clip(foundLines(state, current, width), height - list - 1, state.look.glyphs.ellipsis)}
      />
    </Box>
  )
}

function foundLines(state: AppState, study: StudyAnswer, width: number): Line[] {
  const {head, rows} = boardLines(state, study)
  return [
    ...statusLines(state, study),
    ...(rows.length === 0 ? [line(texts[state.language].studies.noRows, 'dim')] : [[], head, ...rows, []]),
    ...noteLines(state, study, width),
  ]
}

function List(props: ViewProps<StudiesScreen>) {
  const {state, screen, width, height} = props
  const text = texts[state.language].studies
  const {studies} = screen
  const current = currentStudy(screen)
  const {columns} = text
  const gap = ' '.repeat(columnGap)
  const head = [columns.place, text.study, columns.status, columns.trials, columns.best]
  const table = (valuesOf: typeof valuesText) =>
    alignColumns([
      head,
      ...studies.map(one => {
        const [best] = one.rows
        return [
          one.place === undefined ? '' : String(one.place),
          one.study,
          text.status[one.status],
          progressText(state, one).join(' '),
          best ? `${figureText(best)} ${valuesOf(state, one.chapter, best.values)}` : '',
        ]
      }),
    ])
  const named = table(valuesText)
  const [heading = [], ...rows] = widthOf((named[0] ?? []).join(gap)) <= width ? named : table(bareValuesText)
  const at = current ? studies.indexOf(current) : 0
  const shown = visible(rows, at, height - above)
  const lines = shown.rows.map((row, index): Line => {
    const study = studies[shown.first + index]
    const [place = '', name = '', status = '', ...rest] = row
    const drawn: Line = [
      span(`${place}${gap}${name}${gap}`),
      span(status, study && statusRole(study.status)),
      span(`${gap}${rest.join(gap)}`.trimEnd()),
    ]
    return study === current ? selected(drawn, width, true) : drawn
  })
  return (
    <Pane
      look={state.look}
      title={text.title}
      aside={scrollAside(shown.first, rows.length, height - above)}
      focused
      width={width}
      height={height}
      lines={studies.length === 0 ? emptyLines(props) : [line(heading.join(gap).trimEnd(), 'dim'), ...lines]}
    />
  )
}
