import type {Forecast} from '../../../answers/prices.ts'
import type {Failure} from '../../../errors.ts'
import type {PathField} from '../../components/path-field.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

export const zooms = ['all', '60', '20'] as const

/** A run's forecast of its test days, and of the days after them. */
export interface ForecastScreen {
  readonly kind: 'forecast'
  readonly id: number
  readonly run: string
  /** A price file other than the run's own. */
  readonly csv?: string | undefined
  readonly picking?: PathField | undefined
  /** Days beyond the file that are shown. */
  readonly days: number
  /** Days beyond the file that were asked for: no day depends on how many follow it. */
  readonly asked: number
  readonly zoom: (typeof zooms)[number]
  /** Index of the day whose values are read, of test days and days beyond. */
  readonly crosshair?: number | undefined
  readonly answer?: Forecast | undefined
  readonly failure?: Failure | undefined
  /** Where it is being written to. */
  readonly writing?: string | undefined
}

/** Days asked for beyond those shown, so that a few more come at once. */
export const ahead = 10
export const mostDays = 250

type ForecastQuestion = Pick<ForecastScreen, 'id' | 'run' | 'csv' | 'asked'>

const argumentsFor = ({run, csv}: ForecastQuestion, days: number): string[] => [
  'forecast',
  run,
  '--days',
  String(days),
  ...(csv === undefined ? [] : ['--csv', csv]),
  '--json',
]

/** The process that forecasts answers once and ends. */
export const askForecast = (screen: ForecastQuestion): Effect => ({
  effect: 'ask',
  owner: screen.id,
  topic: 'forecast',
  args: argumentsFor(screen, screen.asked),
})

/** The same written as a file, with the days in sight. */
export const writeForecast = (
  screen: ForecastQuestion & Pick<ForecastScreen, 'days'>,
  path: string,
): Effect => ({
  effect: 'ask',
  owner: screen.id,
  topic: 'write',
  args: [...argumentsFor(screen, screen.days), '--out', path],
})

export function openForecast(state: AppState, run: string): Step {
  const wanted = {run, days: 5, asked: ahead}
  return open(state, {kind: 'forecast', zoom: 'all', ...wanted}, id => [askForecast({id, ...wanted})])
}
