import asciichart from 'asciichart'
import type {EpochPoint} from '../../runs/state.ts'
import {measure} from '../../text/numbers.ts'
import type {Output} from './output.ts'

const rows = 8
const columns = 60
const plainSymbols = ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|']

/** The loss over the epochs, as a drawing of a few lines; nothing for fewer than three epochs or a level line. */
export function printLossChart(history: readonly EpochPoint[], {raw, line, words, unicode}: Output): void {
  const losses = history.map(({loss}) => loss).filter(Number.isFinite)
  const [lowest, highest] = [Math.min(...losses), Math.max(...losses)]
  // asciichart counts its rows up from lowest · height / range: where the range is mere rounding, without end.
  if (losses.length < 3 || highest - lowest <= 1e-9 * Math.abs(highest)) return
  const drawing = asciichart.plot(thin(losses), {
    height: rows,
    format: value => measure(value).padStart(9),
    ...(!unicode && {symbols: plainSymbols}),
  })
  line()
  line(words.lossCurve)
  raw(drawing)
}

/** At most so many values, each the mean of its neighbourhood. */
function thin(values: readonly number[]): number[] {
  if (values.length <= columns) return [...values]
  return Array.from({length: columns}, (_, index) => {
    const part = values.slice(
      Math.floor((index * values.length) / columns),
      Math.floor(((index + 1) * values.length) / columns),
    )
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
}
