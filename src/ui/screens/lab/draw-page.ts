import {drawFigure} from '../../../drawing/figures/draw-figure.ts'
import {factLines} from '../../../drawing/figures/fact-lines.ts'
import {type DrawnTable, drawTable} from '../../../drawing/figures/table-figure.ts'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {titleLine} from '../../components/pane.tsx'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Placed} from './layout.ts'
import {titleOf} from './pages.ts'
import type {LabScreen} from './state.ts'

/** The rows of a table in sight: from `top` on, or around the step of a walk. */
function scrolled({heading, rows}: DrawnTable, height: number, screen: LabScreen): Line[] {
  const room = height - heading.length
  const wanted = screen.stop === undefined ? screen.top : screen.stop - Math.floor(room / 2)
  const first = Math.max(0, Math.min(wanted, rows.length - room))
  return [...heading, ...rows.slice(first, first + room)]
}

/** A page with its title, and its caption where there is room. */
export function drawPage(
  state: AppState,
  screen: LabScreen,
  {page, index, width, height}: Placed,
  of: {readonly total: number; readonly only: boolean},
): Line[] {
  const {look, language} = state
  const canvas = {width, height: height - 1, look, language, stop: screen.stop}
  const title = titleOf(page)?.[language] ?? texts[language].lab.facts
  const isCurrent = index === screen.page
  const heading = titleLine(look, title, width, {
    focused: isCurrent,
    ...(isCurrent && of.total > 1 && width > 30 && {aside: [span(`${index + 1}/${of.total}`, 'dim')]}),
  })
  if (page.kind === 'facts') return [heading, ...factLines(page.facts, {width, language})]
  if (page.kind === 'table') return [heading, ...scrolled(drawTable(page.table, canvas), height - 1, screen)]
  const {figure} = page
  const caption = figure.caption && of.only ? wrap(figure.caption[language], width) : []
  const room = canvas.height - caption.length
  const drawn = drawFigure(figure, {...canvas, height: room}).slice(0, room)
  return [heading, ...drawn, ...caption.map((row): Line => [span(row, 'dim')])]
}
