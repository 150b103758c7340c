import {complete} from '../../chapters/complete.ts'
import {chapters} from '../../chapters/index.ts'
import {type Failure, failureOf} from '../../errors.ts'
import {type Asking, type Fields, openFields} from '../../runs/query/fields.ts'
import {parseQuery, type Query} from '../../runs/query/parse.ts'
import {type RunStatus, runStatuses} from '../../runs/status.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {texts} from '../text/index.ts'

/** By the words that stand in the rows, whatever the language. */
const statusWords = Object.fromEntries(
  runStatuses.map(status => [status, Object.values(texts).map(text => text.runs.status[status])]),
) as unknown as Record<RunStatus, readonly string[]>

/** What decides what a query says of a run, at a time. */
export const askingAt = (now: number): Asking => ({now, complete, statusWords})

/** A query that was understood, or why it was not. */
export type ReadQuery =
  | {readonly query: Query; readonly failure?: undefined}
  | {readonly failure: Failure; readonly query?: undefined}

const everyRun: ReadQuery = {query: () => true}

/** Reads what is asked of a list of runs. */
export function readQuery(runs: readonly RunSummary[], text: string): ReadQuery {
  // To know what all runs can be asked by takes a while, of thousands.
  if (text.trim() === '') return everyRun
  try {
    return {query: parseQuery(text, fieldsOf(runs))}
  } catch (error) {
    return {failure: failureOf(error)}
  }
}

const tuned = chapters.flatMap(({settings}) => Object.entries(settings))

const known = new WeakMap<readonly RunSummary[], Fields>()

/** What a list of runs can be asked by. */
export function fieldsOf(runs: readonly RunSummary[]): Fields {
  const found = known.get(runs)
  if (found) return found
  const fields = openFields(tuned, runs)
  known.set(runs, fields)
  return fields
}
