import type {Forecast} from '../../../answers/prices.ts'
import {moved, next} from '../../components/list.ts'
import {pathKeys, pickPath} from '../../components/path-field.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import {openGates} from '../gates/state.ts'
import type {Handlers} from '../module.ts'
import {askChartName} from '../naming/keep-chart.ts'
import {ahead, askForecast, type ForecastScreen, mostDays, writeForecast, zooms} from './state.ts'
import {writtenChart} from './written.ts'

type S = ForecastScreen

/** What came on a day and what was forecast; beyond the file only the latter, with its usual error. */
export type Day = Partial<Forecast['days'][number] & Forecast['future'][number]> &
  Readonly<Record<'date', string>> &
  Pick<Forecast['days'][number], 'predicted'>

/** The test days and, after them, as many days beyond the file as are to be shown; without dates they go by number. */
export const shownDays = ({answer, days}: Pick<S, 'answer' | 'days'>): readonly Day[] =>
  answer
    ? [...answer.days, ...answer.future.slice(0, days)].map((day, at) => ({
        ...day,
        date: day.date ?? `${at + 1}`,
      }))
    : []

function changeDays(state: AppState, screen: S, more: boolean): Step {
  const size = screen.days >= 20 ? 5 : 1
  const days = Math.max(0, Math.min(mostDays, screen.days + (more ? size : -size)))
  if (days === screen.days) return stay(state)
  const next = {...screen, days, crosshair: undefined}
  if (days <= screen.asked) return stay(put(state, next))
  const asked = Math.min(mostDays, days + ahead)
  return stay(put(state, {...next, asked}), askForecast({...next, asked}))
}

function moveCrosshair(state: AppState, screen: S, key: string): Step {
  const {length} = shownDays(screen)
  if (length === 0) return stay(state)
  const at = screen.crosshair
  // The first press reads the last day that is known.
  const crosshair = at === undefined ? (screen.answer?.days.length ?? 1) - 1 : moved(at, length, key)
  return stay(put(state, {...screen, crosshair}))
}

/** Another file, or with an empty path the run's own data again. */
export function takeFile(state: AppState, screen: S, path: string): Step {
  const next = {
    ...screen,
    picking: undefined,
    csv: path === '' ? undefined : path,
    answer: undefined,
    failure: undefined,
    crosshair: undefined,
  }
  return stay(put(state, next), askForecast(next))
}

export const handlers: Handlers<S, 'forecast'> = {
  writeChart: (state, screen) =>
    askChartName(state, `${screen.run}-forecast`, [writtenChart(state, screen, shownDays(screen))]),
  days: (state, screen, {name}) => changeDays(state, screen, name === '+' || name === '='),
  crosshair: (state, screen, {name}) => moveCrosshair(state, screen, name),
  crosshairEnds: (state, screen, {name}) => {
    const last = shownDays(screen).length - 1
    return stay(put(state, {...screen, crosshair: name === 'home' || name === 'g' ? 0 : last}))
  },
  zoomDays: (state, screen) => stay(put(state, {...screen, zoom: next(zooms, screen.zoom)})),
  gates: (state, screen) => openGates(state, screen.run, screen.csv),
  otherFile: (state, screen) => pickPath(state, screen, screen.csv ?? ''),
  save: (state, screen) => {
    const path = `forecast-${screen.run}.csv`
    return stay(put(state, {...screen, writing: path}), writeForecast(screen, path))
  },
  // The first Escape takes the crosshair away.
  back: (state, screen) =>
    screen.crosshair === undefined ? close(state) : stay(put(state, {...screen, crosshair: undefined})),
}

export const choosing = pathKeys<S>({
  take: takeFile,
  leave: (state, screen) => stay(put(state, {...screen, picking: undefined})),
})
