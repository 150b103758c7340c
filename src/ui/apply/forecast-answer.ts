import {isRecord} from './answer.ts'

export interface Errors {
  readonly mse: number
  readonly rmse: number
  readonly mae: number
}

/** One day: what came and what was forecast; beyond the file only the latter, with its usual error. */
export interface Day {
  readonly date: string
  readonly actual: number
  readonly predicted: number
  readonly error: number
}

/** The answer of `tfnotes forecast --json`. */
export interface ForecastAnswer {
  readonly source: string
  readonly column: string
  readonly metrics: Errors & {readonly directionHits: number}
  /** Of "tomorrow = today". */
  readonly naive: Errors
  /** The prices lie far from those that the network was trained on. */
  readonly isFarOff: boolean
  readonly days: readonly Day[]
  readonly future: readonly Day[]
}

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)

const readErrors = (value: unknown): Errors => {
  const {mse, rmse, mae} = isRecord(value) ? value : {}
  return {mse: number(mse), rmse: number(rmse), mae: number(mae)}
}

/** Days of a file without dates go by their number. */
const readDays = (value: unknown, first: number): Day[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).map(({date, actual, predicted, error}, index) => ({
    date: typeof date === 'string' ? date : `${first + index}`,
    actual: number(actual),
    predicted: number(predicted),
    error: number(error),
  }))

/** Reads the answer; undefined for what is none. */
export function readForecast(value: unknown): ForecastAnswer | undefined {
  if (!isRecord(value) || !Array.isArray(value.days)) return undefined
  const days = readDays(value.days, 1)
  return {
    source: String(value.source),
    column: String(value.column),
    metrics: {
      ...readErrors(value.metrics),
      directionHits: number(isRecord(value.metrics) ? value.metrics.directionHits : undefined),
    },
    naive: readErrors(value.naive),
    isFarOff: value.farOff === true,
    days,
    future: readDays(value.future, days.length + 1),
  }
}
