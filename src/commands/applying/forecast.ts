import {resolve} from 'node:path'
import {inColumns} from '../../drawing/lines/columns.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {measure, percent} from '../../text/numbers.ts'
import type {Forecast} from '../../trainers/applying/forecast/forecast.ts'
import type {RunCommand} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {openRun} from './apply.ts'
import {loadSeries} from './price-series.ts'

/** `tfnotes forecast`: the test rows predicted and judged beside the naive forecast, then the days after them. */
export const forecastPrices: RunCommand = async (context, {input: [run = ''], flags}) => {
  const days = readCount('days', flags.days, 0, 1000) ?? 5
  const predictor = await openRun(context, run, 'forecast', flags)
  const {series, source, remarks} = await loadSeries(context, predictor, flags)
  const {forecast} = await import('../../trainers/applying/forecast/forecast.ts')
  const output = openOutput(context)
  const tell = (day: number) => {
    if (flags.json !== true) output.progress(output.words.forecast.judging(day, Math.max(1, days)))
  }
  // Every day ahead is forecast from every test day, to know how far off such forecasts are.
  const result = await forecast(
    series,
    days,
    async (windows, count) => predictor.predict(windows, count),
    tell,
  )
  if (typeof flags.out === 'string')
    await writePieces(resolve(context.cwd, flags.out), csvOf(result), {by: 'reader'})
  if (flags.json === true) {
    printJson(context, 'forecast', {
      run: predictor.spec.id,
      source,
      ...result,
      ...remarksOf(remarks, context.language),
    })
    return 0
  }
  if (source === 'generated') output.raw(output.tone('warning', output.words.sources.generated))
  tellRemarks(remarks, output, context.language)
  show(result, output)
  if (typeof flags.out === 'string') output.line(output.words.written(resolve(context.cwd, flags.out)))
  return 0
}

function show({metrics, naive, future, farOff}: Forecast, output: Output): void {
  const {words, line, tone, raw} = output
  const {forecast: text} = words
  const figures = ({rmse, mae, mse}: Forecast['naive']) => [measure(rmse), measure(mae), measure(mse)]
  const rows = [
    ['', ...text.metrics],
    [text.network, ...figures(metrics), percent(metrics.directionHits)],
    [text.naive, ...figures(naive), '-'],
  ]
  for (const row of inColumns(rows)) line(row)
  const beats = metrics.rmse < naive.rmse
  raw(tone(beats ? 'good' : 'warning', beats ? text.beats : text.loses))
  if (farOff) raw(tone('warning', text.farOff))
  if (future.length === 0) return
  line()
  line(`${text.future}:`)
  const ahead = future.map(({date, predicted, error}, index) => [
    date ?? `+${index + 1}`,
    measure(predicted),
    `${text.plusMinus} ${measure(error)}`,
  ])
  for (const row of inColumns(ahead)) line(`  ${row}`)
}

/** One line a day: what came and what was predicted; beyond the file only the latter, with its error. */
function* csvOf({days, future}: Forecast): Generator<string> {
  yield 'date,actual,predicted,error\n'
  for (const {date = '', actual, predicted} of days) yield `${date},${actual},${predicted},\n`
  for (const {date = '', predicted, error} of future) yield `${date},,${predicted},${error}\n`
}
