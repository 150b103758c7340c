import {alignColumns, columnGap} from '../../../drawing/lines/columns.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {faultLines} from '../../components/fault-lines.ts'
import {selected, visible} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {scrollAside} from '../../components/scroll.ts'
import {texts} from '../../text/index.ts'
import type {ViewProps} from '../module.ts'
import {figureText, progressText, statusRole, valuesText} from './rows.ts'
import {currentStudy, type StudiesScreen} from './state.ts'

/** Title and heading. */
const above = 2

function emptyLines({state, screen, width}: ViewProps<StudiesScreen>): Line[] {
  const text = texts[state.language].studies
  if (screen.failure) return faultLines(screen.failure, state, width)
  return wrap(screen.count === 0 ? text.none : text.reading, width).map(row => line(row, 'dim'))
}

/** All studies, a row each. */
export function StudiesView(props: ViewProps<StudiesScreen>) {
  const {state, screen, width, height} = props
  const text = texts[state.language].studies
  const {studies} = screen
  const current = currentStudy(screen)
  const {columns} = text
  const head = [columns.place, text.study, columns.status, columns.trials, columns.best]
  const cells = studies.map(one => {
    const [best] = one.rows
    return [
      one.place === undefined ? '' : String(one.place),
      one.study,
      text.status[one.status],
      progressText(state, one).join(' '),
      best ? `${figureText(best)} ${valuesText(state, one.chapter, best.values)}` : '',
    ]
  })
  const [heading = [], ...rows] = alignColumns([head, ...cells])
  const gap = ' '.repeat(columnGap)
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
