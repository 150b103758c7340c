import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {curveNames} from '../../../runs/watched/curves.ts'
import {plain, short} from '../../../text/numbers.ts'
import {dateTime} from '../../../text/times.ts'
import {selected, visible} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {cursorOf, curvesOf, type WatchedScreen} from './state.ts'

/** Columns of the numbers and of the curves that a tag is taken for. */
const [numberWidth, takenWidth] = [9, 16]

/** The five curves, the one whose tag is chosen standing out, and how it is chosen now. */
function curveLines({language}: AppState, screen: WatchedScreen): Line[] {
  const text = texts[language].watched
  const chosen = curvesOf(screen)[screen.curve]
  const how =
    chosen === undefined ? text.noCurve : chosen.guessed ? text.guessed(chosen.tag) : text.said(chosen.tag)
  return [
    curveNames.map(
      (name): Span =>
        name === screen.curve
          ? {text: ` ${text.curves[name]} `, inverse: true, bold: true}
          : span(` ${text.curves[name]} `),
    ),
    line(how, 'dim'),
    [],
  ]
}

/** Every tag with numbers: how many, the last one, and what it is taken for. */
export function tagLines(state: AppState, screen: WatchedScreen, width: number, height: number): Line[] {
  const text = texts[state.language].watched
  const {ellipsis} = state.look.glyphs
  const chosen = curvesOf(screen)
  const room = width - 2 * (numberWidth + 1) - takenWidth - 3
  const row = (tag: string, step: string, value: string, taken: string, role?: Span['role']): Line => [
    span(` ${pad(truncateStart(tag, room, ellipsis), room)} `, role),
    span(`${pad(step, numberWidth, 'right')} ${pad(value, numberWidth, 'right')} `, role),
    span(pad(taken, takenWidth, 'left', ellipsis), 'accent'),
  ]
  const tags = screen.known?.tags ?? []
  const why = curveNames.some(name => chosen[name]?.curve)
    ? []
    : wrap(text.noLoss, width).map(one => line(one, 'warning'))
  const head = [...why, ...curveLines(state, screen)]
  const shown = visible(tags, cursorOf(screen), Math.max(1, height - head.length - 1))
  return [
    ...head,
    row(text.columns.tag, text.columns.step, text.columns.value, text.columns.taken, 'dim'),
    ...shown.rows.map(({tag, steps, values}, index) => {
      const taken = curveNames.filter(name => chosen[name]?.tag === tag).map(name => text.curves[name])
      const cells = row(
        tag,
        plain(steps.at(-1) ?? 0),
        short(values.at(-1) ?? Number.NaN),
        taken.join(texts[state.language].comma),
      )
      return shown.first + index === cursorOf(screen) ? selected(cells, width, true) : cells
    }),
  ]
}

/** The runs of the folder, the last written first. */
export function runLines(state: AppState, screen: WatchedScreen, width: number, height: number): Line[] {
  const text = texts[state.language].watched
  const time = 16
  const room = width - time - 3
  const runs = screen.known?.runs ?? []
  const shown = visible(runs, cursorOf(screen), Math.max(1, height - 2))
  return [
    [bold(text.several(runs.length))],
    [],
    ...shown.rows.map(({name, writtenAt}, index): Line => {
      const cells: Line = [
        span(` ${pad(truncateStart(name, room, state.look.glyphs.ellipsis), room)} `),
        span(dateTime(writtenAt), 'dim'),
      ]
      return shown.first + index === cursorOf(screen) ? selected(cells, width, true) : cells
    }),
  ]
}
