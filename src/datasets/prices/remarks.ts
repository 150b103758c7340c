import type {Failure} from '../../errors.ts'
import {type Role, roleOf} from '../tables/headings.ts'

/** What the reader should know of a file that was read: guessed, left out, or doubtful. Sentences stand with the warnings. */
export type Remark = Failure

/** Lines that a sentence names. */
export const namedLines = 5

/** Of a column so many values have to be above 0 for one that is not to be a fault. */
const mostlyPositive = 0.9
/** Prices change by more from one row to the next only where a split was not adjusted, or a figure is wrong. */
const widestStep = 1.45
/** More such steps are the nature of a column. */
const mostSteps = 0.01

const prices: readonly (Role | undefined)[] = ['open', 'high', 'low', 'close', 'adjusted']

/** Whether a column holds prices, as far as its name tells; what is forecast does unless that says otherwise. */
export function isPrice(name: string, isForecast: boolean): boolean {
  const role = roleOf(name)
  return prices.includes(role) || (isForecast && role !== 'volume' && role !== 'other')
}

/** Rows whose value is no price: 0 or less, where nearly all others are more. */
export function notPositive(values: Float64Array): number[] {
  const found: number[] = []
  for (let row = 0; row < values.length; row++) if ((values[row] as number) <= 0) found.push(row)
  return found.length > values.length * (1 - mostlyPositive) ? [] : found
}

/** Rows that differ from the one before by a factor. */
export function jumpsIn(values: Float64Array): number[] {
  const found: number[] = []
  for (let row = 1; row < values.length; row++) {
    const [before, now] = [values[row - 1] as number, values[row] as number]
    if (before <= 0 || now <= 0) continue
    if (now > widestStep * before || before > widestStep * now) found.push(row)
  }
  return found.length > Math.max(3, values.length * mostSteps) ? [] : found
}
