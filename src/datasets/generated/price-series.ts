import {normal} from '../../random/distributions.ts'
import {createRandom} from '../../random/random.ts'
import type {PriceTable} from '../prices/price-table.ts'

/** As many trading days as the notes' file has. */
const days = 2426
const firstDay = Date.UTC(2010, 3, 26)
const day = 86_400_000

/**
 * A price history drawn by chance: daily returns with a slow trend and with calm and nervous times, on working days;
 * open, high, low, close and volume fit each other.
 */
export function generatePrices(seed: number): PriceTable {
  const random = createRandom(seed, 'prices')
  const names = ['open', 'close', 'high', 'low', 'volume'] as const
  const columns = names.map(name => ({name, values: new Float64Array(days)}))
  const dates: string[] = []
  let [price, trend, nervousness] = [100, 0.0006, 0.014]
  for (let row = 0, time = firstDay; row < days; time += day) {
    const weekday = new Date(time).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    trend = 0.0006 + 0.995 * (trend - 0.0006) + normal(random, 0, 0.00008)
    nervousness = Math.max(0.005, 0.014 + 0.97 * (nervousness - 0.014) + normal(random, 0, 0.0007))
    const open = price * Math.exp(normal(random, 0, nervousness / 3))
    const close = open * Math.exp(trend + normal(random, 0, nervousness))
    const high = Math.max(open, close) * Math.exp(Math.abs(normal(random, 0, nervousness / 2)))
    const low = Math.min(open, close) * Math.exp(-Math.abs(normal(random, 0, nervousness / 2)))
    const volume = Math.round(30_000 * Math.exp(normal(random, 20 * (nervousness - 0.014), 0.35)))
    for (const [i, value] of [open, close, high, low].entries())
      set(columns[i], row, Math.round(value * 100) / 100)
    set(columns[4], row, volume)
    dates.push(new Date(time).toISOString().slice(0, 10))
    price = close
    row++
  }
  return {dates, columns, remarks: []}
}

function set(column: {values: Float64Array} | undefined, row: number, value: number): void {
  if (column) column.values[row] = value
}
