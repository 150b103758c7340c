import type {LoadedDataset} from '../../datasets/dataset.ts'
import type {TestPrices} from '../../runs/events.ts'
import {chosenBy} from '../loading/judged.ts'

/** What every validation of a price network forecasts for the days that it judges, in the file's units. */
export interface TestDays {
  readonly prices: TestPrices
  /** Takes in the outputs of the windows from `from` on. */
  see(outputs: ArrayLike<number>, from: number): void
  /** The forecasts seen last, one for each of `prices.actual`. */
  predicted(): number[]
}

/** Of more days, this many days are told: as many as a screen has columns for. */
const most = 250

/** Undefined for data that are no prices. */
export function openTestDays({series, ...parts}: LoadedDataset): TestDays | undefined {
  const {count: days, y, rows} = chosenBy(parts)
  if (!series || days === 0) return undefined
  const {min, max, column, dates} = series
  const inUnits = (scaled: number) => Number((scaled * (max - min) + min).toPrecision(6))
  const count = Math.min(most, days)
  const picked = Array.from({length: count}, (_, i) =>
    count === 1 ? 0 : Math.round((i * (days - 1)) / (count - 1)),
  )
  const outputs = new Float32Array(days)
  return {
    prices: {
      column,
      dates: dates.length > 0 && rows ? picked.map(day => dates[rows[day] as number] as string) : [],
      actual: picked.map(day => inUnits(y[day] as number)),
    },
    see: (seen, from) => outputs.set(seen, from),
    predicted: () => picked.map(day => inUnits(outputs[day] as number)),
  }
}
