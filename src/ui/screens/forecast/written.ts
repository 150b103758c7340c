import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import {lastOf} from '../../../runs/run-charts.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Day} from './input.ts'
import type {ForecastScreen} from './state.ts'

/** What came and what was forecast, day by day from the first test day on, to be written to a file. */
export function writtenChart(
  {language}: Pick<AppState, 'language'>,
  screen: ForecastScreen,
  days: readonly Day[],
): SvgChart {
  const text = texts[language].forecast
  const x = Float64Array.from(days, (_, at) => at + 1)
  // What has not come yet is not measured.
  const actual = Float64Array.from(days, day => day.actual ?? Number.POSITIVE_INFINITY)
  const predicted = Float64Array.from(days, day => day.predicted)
  return {
    title: screen.answer?.column ?? '',
    xLabel: `${days[0]?.date ?? ''} … ${days.at(-1)?.date ?? ''}`,
    isShare: false,
    curves:
      days.length === 0
        ? []
        : [
            {name: text.actual, value: lastOf(actual), x, y: actual},
            {name: text.predicted, value: lastOf(predicted), x, y: predicted},
          ],
  }
}
