import type {Figure} from '../../runs/best-epoch.ts'
import type {Board} from '../../runs/boards.ts'
import {headlineOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Given} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'

/** A part of a list with an order of its own. */
export interface Part {
  /** Of a leader board: whose. Undefined where all runs stand in one order. */
  readonly board?: Omit<Board, 'runs'>
  readonly runs: readonly RunSummary[]
}

/** Runs in an order, or in several that have nothing to do with each other. */
export interface Ordered {
  readonly parts: readonly Part[]
  /** What boards are judged by. */
  readonly figure?: Figure
}

/** Which runs are listed, and in which order. */
export interface Chosen extends Ordered {
  /** Runs for which the query holds, before `--limit`. */
  readonly matching: number
}

/**
 * What `--where`, `--sort`, `--reverse` and `--limit` make of a list, the newest run first. The chapters are loaded only
 * where something is asked about what can be set in them.
 * @throws TfnotesError (usage) as `parseQuery`; `unknown-order`, `not-a-number` … of `--limit`
 */
export async function chooseRuns(
  runs: readonly RunSummary[],
  {where, sort, reverse, ...flags}: Given,
): Promise<Chosen> {
  const limit = readCount('limit', flags.limit, 1, Number.MAX_SAFE_INTEGER)
  const isReversed = reverse === true
  const found = typeof where === 'string' ? (await import('./asked.ts')).matching(runs, where) : runs
  const chosen: Ordered =
    typeof sort === 'string'
      ? (await import('./asked.ts')).ordered(runs, found, sort, isReversed)
      : {parts: [{runs: isReversed ? found.toReversed() : found}]}
  return {
    ...chosen,
    parts: chosen.parts.map(part => ({...part, runs: part.runs.slice(0, limit)})),
    matching: found.length,
  }
}

/** The runs in the order in which they are listed, with their part of the list and, if they have its figure, their rank; both from 1. */
export const rankedRuns = ({parts, figure}: Ordered) =>
  parts.flatMap(({runs, board}, at) =>
    runs.map((run, index) => {
      const hasFigure = figure !== undefined && headlineOf(run, figure) !== undefined
      return {run, board, part: at + 1, rank: hasFigure ? index + 1 : undefined}
    }),
  )
