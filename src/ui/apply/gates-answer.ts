import type {Failure} from '../../errors.ts'
import type {Text} from '../text/text.ts'
import {isRecord, readFailure} from './answer.ts'

export type Inside = keyof Text['gates']['names']

/** One recurrent layer over a window: for each gate or state a row of units for every step. */
export interface GatesLayer {
  readonly layer: string
  readonly steps: number
  readonly units: number
  readonly insides: readonly {readonly name: Inside; readonly values: readonly number[]}[]
}

/** One answer of `tfnotes gates --json`. */
export interface GatesAnswer {
  readonly source: string
  readonly at: number
  readonly of: number
  readonly date: string
  readonly actual: number
  readonly predicted: number
  readonly column: string
  readonly window: {readonly dates: readonly string[]; readonly values: readonly number[]}
  readonly layers: readonly GatesLayer[]
}

/** In the order in which the notes draw the cells: gates first, then what they guard. */
const order: readonly Inside[] = [
  'input',
  'forget',
  'output',
  'update',
  'reset',
  'candidate',
  'cell',
  'state',
]

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])

function readLayer(value: Record<string, unknown>): GatesLayer {
  const insides = isRecord(value.insides) ? value.insides : {}
  return {
    layer: String(value.layer),
    steps: Number(value.steps),
    units: Number(value.units),
    insides: order
      .filter(name => Array.isArray(insides[name]))
      .map(name => ({name, values: numbers(insides[name])})),
  }
}

/** Reads one line of the process; undefined for what is no answer. */
export function readGates(value: unknown): GatesAnswer | Failure | undefined {
  if (!isRecord(value)) return undefined
  const failure = readFailure(value.error)
  if (failure) return failure
  if (!Array.isArray(value.layers) || !isRecord(value.window)) return undefined
  const {dates, values} = value.window
  return {
    source: String(value.source),
    at: Number(value.at),
    of: Number(value.of),
    date: typeof value.date === 'string' ? value.date : `${value.at}`,
    actual: Number(value.actual),
    predicted: Number(value.predicted),
    column: String(value.column),
    window: {dates: Array.isArray(dates) ? dates.map(String) : [], values: numbers(values)},
    layers: value.layers.filter(isRecord).map(readLayer),
  }
}
