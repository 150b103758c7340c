import type {Forecast} from '../../../answers/prices.ts'
import {strokeSample} from '../../../drawing/charts/curve-style.ts'
import {bold, type Line, line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Role} from '../../../drawing/look.ts'
import {percent, price} from '../../../text/numbers.ts'
import {firstVisible, selected} from '../../components/list.ts'
import {scrollAside} from '../../components/scroll.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import {shownDays} from './input.ts'
import type {ForecastScreen} from './state.ts'

/** Generated prices are loud. */
export const generatedMark = ({language}: AppState, source: string | undefined): Line =>
  source === 'generated'
    ? [{text: ` ${texts[language].run.sources.generated} `, role: 'warning', inverse: true}, span('  ')]
    : []

/** Columns of a forecast's name. */
const nameWidth = 8

/** The network's errors beside those of "tomorrow = today", in the file's units. */
export function errorLines({language}: AppState, {metrics, naive, farOff}: Forecast, width: number): Line[] {
  const text = texts[language].forecast
  const row = (
    name: string,
    {rmse, mae, mse}: Forecast['naive'],
    hits: string,
    role?: Span['role'],
  ): Line => [
    span(pad(name, nameWidth), 'dim'),
    {...bold(price(rmse).padStart(9)), ...(role && {role})},
    span(price(mae).padStart(9)),
    span(price(mse).padStart(10)),
    span(hits.padStart(10)),
  ]
  const beats = metrics.rmse < naive.rmse
  const verdict = farOff ? text.farOff : beats ? text.beats : text.loses
  return [
    [
      span(' '.repeat(nameWidth)),
      span(`${'RMSE'.padStart(9)}${'MAE'.padStart(9)}${'MSE'.padStart(10)}`, 'dim'),
      span(pad(text.hits, 10, 'right'), 'dim'),
    ],
    row(text.network, metrics, percent(metrics.directionHits), beats ? 'good' : 'warning'),
    row(text.naive, naive, ''),
    ...wrap(verdict, width).map(words => line(words, beats && !farOff ? 'good' : 'warning')),
  ]
}

/** Days side by side where there is room: 29 columns each, and a gap. */
const columnsIn = (width: number): number => Math.max(1, Math.floor((width + 2) / 31))

/** How many of the days beyond the file are in sight, where it is not all of them. */
export const futureAside = (
  {language}: AppState,
  {days, answer}: ForecastScreen,
  {width, height}: {width: number; height: number},
): Line =>
  answer && days > answer.future.length
    ? [span(texts[language].forecast.computing, 'warning')]
    : scrollAside(0, days, columnsIn(width) * height)

/** The days beyond the file, each with the error that forecasts so far ahead had on the test days. */
export function futureLines(
  {language}: AppState,
  {answer, days}: ForecastScreen,
  {width, height}: {width: number; height: number},
): Line[] {
  const shown = shownDays({answer, days}).slice(answer?.days.length)
  if (shown.length === 0)
    return wrap(texts[language].forecast.noFuture, width).map(words => line(words, 'dim'))
  const cells = shown.map(({date, predicted, error}): Line => {
    // With a time of day there is no room for the year.
    const day = date.length > 10 ? date.slice(5) : date
    return [
      span(day, 'dim'),
      span(price(predicted).padStart(20 - day.length), 'overlay'),
      span(` ±${price(error ?? Number.NaN)}`.padEnd(9), 'dim'),
    ]
  })
  const columns = columnsIn(width)
  const rows = Math.min(height, Math.ceil(cells.length / columns))
  return Array.from({length: rows}, (_, row) =>
    Array.from({length: columns}, (_, column) => cells[column * rows + row] ?? [])
      .filter(({length}) => length > 0)
      .flatMap((cell, column): Line => (column > 0 ? [span('  '), ...cell] : cell)),
  )
}

/** Columns of a table of days: date, what came, what was forecast, and the difference of the two. */
export const tableWidth = 44

/** First row of the table in sight: around the day under the crosshair, else the last days. */
const firstDay = (crosshair: number | undefined, count: number, height: number): number =>
  crosshair === undefined ? Math.max(0, count - height) : firstVisible(crosshair, count, height)

/** How many rows of days a table of this height has. */
const daysIn = (height: number) => Math.max(0, height - 1)

/** Which of all days are in sight. */
export function tableAside({crosshair, ...screen}: ForecastScreen, height: number): Line {
  const {length} = shownDays(screen)
  const rows = daysIn(height)
  const first = firstDay(crosshair, length, rows)
  return length <= rows ? [] : [span(`${first + 1}-${Math.min(length, first + rows)}/${length}`, 'dim')]
}

/** Day after day: what came, what was forecast, how far off; beyond the file the usual error. */
export function tableLines(
  {language}: AppState,
  screen: ForecastScreen,
  {width, height}: {width: number; height: number},
): Line[] {
  const text = texts[language].forecast
  const days = shownDays(screen)
  const first = firstDay(screen.crosshair, days.length, daysIn(height))
  const dateWidth = Math.max(10, width - 34)
  const head: Line = [
    span(' '.repeat(dateWidth)),
    ...[text.actual, text.predicted, text.off].map(name => span(pad(name, 11, 'right'), 'dim')),
  ]
  const rows = days.slice(first, first + daysIn(height)).map((day, at): Line => {
    const {date, actual, predicted, error = Number.NaN} = day
    const isKnown = actual !== undefined
    const row: Line = [
      span(pad(date, dateWidth), isKnown ? undefined : 'overlay'),
      span((isKnown ? price(actual) : '').padStart(11), 'training'),
      span(price(predicted).padStart(11), isKnown ? 'validation' : 'overlay'),
      span((isKnown ? price(predicted - actual) : `±${price(error)}`).padStart(11), 'dim'),
    ]
    return first + at === screen.crosshair ? selected(row, width, true) : row
  })
  return [head, ...rows]
}

/** The values of the day under the crosshair, else what the colours mean. */
export function legendLine(state: AppState, screen: ForecastScreen): Line {
  const text = texts[state.language].forecast
  const {glyphs} = state.look
  const day = screen.crosshair === undefined ? undefined : shownDays(screen)[screen.crosshair]
  const entry = (role: Role, words: string, value?: number): Span[] => [
    span(`${strokeSample(role, glyphs)} `, role),
    span(words, 'dim'),
    ...(value === undefined ? [] : [bold(` ${price(value)}`)]),
    span('  '),
  ]
  if (day) {
    const {actual, predicted, error = Number.NaN} = day
    const isKnown = actual !== undefined && Number.isFinite(actual)
    return [
      bold(`${day.date}  `, 'accent'),
      ...(isKnown ? entry('training', text.actual, actual) : []),
      ...entry(isKnown ? 'validation' : 'overlay', isKnown ? text.predicted : text.ahead, predicted),
      span(isKnown ? price(predicted - actual) : `±${price(error)}`),
    ]
  }
  return [
    ...entry('training', text.actual),
    ...entry('validation', text.predicted),
    ...(screen.days > 0 ? [...entry('overlay', text.ahead), span(text.band, 'dim')] : []),
  ]
}
