import type {LoadedDataset} from '../../datasets/dataset.ts'
import type {TestPrices} from '../../runs/events.ts'

/** What every validation of a price network forecasts for the test days, in the file's units. */
export interface TestDays {
  readonly prices: TestPrices
  /** Takes in the outputs of the test windows from `from` on. */
  see(outputs: ArrayLike<number>, from: number): void
  /** The forecasts seen last, one for each of `prices.actual`. */
  predicted(): number[]
}

/** Of a longer test set, this many days are told: as many as a screen has columns for. */
const most = 250

/** Undefined for data that are no prices. */
export function openTestDays({series, test}: LoadedDataset): TestDays | undefined {
  if (!series || test.count === 0) return undefined
  const {min, max, column, dates, values} = series
  const inUnits = (scaled: number) => Number((scaled * (max - min) + min).toPrecision(6))
  const count = Math.min(most, test.count)
  const picked = Array.from({length: count}, (_, i) =>
    count === 1 ? 0 : Math.round((i * (test.count - 1)) / (count - 1)),
  )
  // A part of the test days, taken by seed, has lost its dates.
  const first = values.length - test.count
  const isWhole = test.count === series.testRows - series.window && dates.length > 0
  const outputs = new Float32Array(test.count)
  return {
    prices: {
      column,
      dates: isWhole ? picked.map(day => dates[first + day] as string) : [],
      actual: picked.map(day => inUnits(test.y[day] as number)),
    },
    see: (seen, from) => outputs.set(seen, from),
    predicted: () => picked.map(day => inUnits(outputs[day] as number)),
  }
}
