import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import {strip} from '../../../text/strip.ts'
import {chartForms, writtenCharts} from '../../curves/written-chart.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, say, stay} from '../../step.ts'
import {type NamingOf, openNaming} from './state.ts'

/** Asks what a file is to be called that charts are written to; without any there is nothing to write. */
export const askChartName = (state: AppState, title: string, charts: readonly SvgChart[]): Step =>
  charts.some(({curves}) => curves.length > 0)
    ? openNaming(state, {of: 'chart', title, charts}, `${fileName(title)}.${chartForms[0]}`)
    : refuse(state, text => text.naming.noCurves)

/** What may be a file's name on every system. */
const fileName = (title: string): string =>
  strip(title)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|-+$/g, '')
    .slice(0, 80) || 'chart'

const formOf = (name: string) => chartForms.find(form => name.toLowerCase().endsWith(`.${form}`))

/** The same name with the ending of another form. */
export function nextForm(state: AppState, screen: NamingOf<'chart'>, way: 1 | -1): Step {
  const form = formOf(screen.text)
  const next = chartForms.at(((form ? chartForms.indexOf(form) : -way) + way) % chartForms.length)
  const stem = form ? screen.text.slice(0, -form.length - 1) : screen.text.replace(/\.$/, '')
  return stay(put(state, {...screen, text: `${stem}.${next}`}))
}

/** Writes it into the working directory; a file that is there stays as it is, and another one goes beside it. */
export function keepChart(state: AppState, screen: NamingOf<'chart'>): Step {
  const name = screen.text.trim()
  const form = formOf(name)
  if (!form || name.length === form.length + 1 || /[/\\]/.test(name))
    return refuse(state, text => text.naming.badFile)
  const {title, charts} = screen.named
  return stay(state, {
    effect: 'save',
    owner: screen.id,
    name,
    text: writtenCharts(form, title, charts, state.look.glyphs),
  })
}

export function chartKept(state: AppState, path: string): Step {
  const closed = close(state)
  return {...closed, state: say(closed.state, text => text.notices.savedAs(path), 'good')}
}
