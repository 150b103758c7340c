import {run, source} from './applying.ts'
import {remarks} from './remarks.ts'
import {
  about,
  choice,
  flag,
  integer,
  kind,
  list,
  number,
  numbers,
  object,
  optional,
  type Read,
  text,
  texts,
  type Written,
} from './schema.ts'

const errors = {
  mse: number('mean squared error', 'units of the file, squared'),
  rmse: number('its square root', 'units of the file'),
  mae: number('mean absolute error', 'units of the file'),
}
const metrics = object({
  ...errors,
  directionHits: number('days on which the forecast moved the way the price did', '0 to 1'),
})
const date = optional(text('ISO date; absent where the file has none'))
const predicted = number('what is forecast', 'units of the file')

/** `tfnotes forecast` */
export const forecast = object({
  run,
  source,
  column: text('the column that is forecast'),
  metrics: about(metrics, 'of the network, over the test days'),
  naive: about(object(errors), 'of the forecast “tomorrow = today”'),
  farOff: flag('the test days lie far from all prices that the network was trained on'),
  future: list(
    object({
      date,
      predicted,
      error: number('usual error of forecasts so many days ahead', 'units of the file'),
    }),
    'days beyond the file',
  ),
  days: list(object({date, actual: number('what came', 'units of the file'), predicted}), 'the test days'),
  remarks,
})
export type Forecast = Read<typeof forecast>
export type ForecastMetrics = Written<typeof metrics>

const values = optional(numbers('steps × units values, row by row'))

/** Gates first, then what they guard: the order in which the notes draw the cells, and in which they are read. */
const insides = object({
  input: values,
  forget: values,
  output: values,
  update: values,
  reset: values,
  candidate: values,
  cell: values,
  state: values,
})
export type Inside = keyof Written<typeof insides>

/** `tfnotes gates` */
export const gates = object({
  run,
  source,
  column: text('the column that is forecast'),
  at: integer('which of the test windows, from 1'),
  of: integer('how many there are'),
  date: optional(text('ISO date of the day that is forecast; absent where the file has none')),
  actual: number('what came', 'units of the file'),
  predicted: number('what was forecast', 'units of the file'),
  window: about(
    object({
      dates: texts('ISO dates; empty where the file has none'),
      values: numbers('prices', 'units of the file'),
    }),
    'the days that the network sees',
  ),
  layers: list(
    object({
      layer: text('its name'),
      kind: choice(['simpleRNN', 'lstm', 'gru'], 'what it is'),
      steps: integer('days'),
      units: integer('of the layer'),
      insides: about(insides, 'what its cell computes on every day: gates lie in 0 to 1'),
    }),
    'the recurrent layers, from the input on',
  ),
})
export type Gates = Read<typeof gates>
/** One recurrent layer over a window. */
export type GatesLayer = Gates['layers'][number]

/** `tfnotes dataset show prices` */
export const priceTable = object({
  kind: kind('table'),
  source: choice(['file', 'generated'], 'where the data comes from'),
  path: optional(text('of the file')),
  hasHeader: flag('whether the first line names the columns'),
  columns: list(
    object({
      name: text('its number, from 1, where there is no header'),
      kind: choice(['number', 'date', 'text', 'index'], 'what it holds'),
      empty: optional(flag('whether no row has a value in it; absent where one has')),
    }),
    'the columns of the file',
  ),
  rows: list(list(text('a cell'), ''), 'the first rows, as they stand in the file'),
  column: optional(text('the column that is forecast unless another is chosen')),
  reading: optional(
    about(
      object({
        encoding: text('of the file, and whether it is packed'),
        heading: optional(integer('line of the heading')),
        passed: numbers('title lines and further headings before the rows', 'line numbers'),
        time: optional(
          about(
            object({
              columns: texts('names of the columns'),
              form: text('how dates are written there, in a word'),
            }),
            'where the time of a row stands; absent where there is none',
          ),
        ),
        order: choice(['oldest-first', 'newest-first', 'mixed', 'unknown'], 'how the rows stand'),
        rows: integer('that are read'),
        first: optional(text('ISO date of the oldest row')),
        last: optional(text('ISO date of the newest row')),
      }),
      'how the whole file is understood, where the column that is forecast can be read',
    ),
  ),
  remarks,
  problem: optional(text('why the whole file cannot be read as it stands, in a sentence')),
})
export type PriceTable = Read<typeof priceTable>
