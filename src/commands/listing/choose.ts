import {complete} from '../../chapters/complete.ts'
import {chapters} from '../../chapters/index.ts'
import {TfnotesError} from '../../errors.ts'
import {type Board, type BoardFigure, boardFigures, boardsOf} from '../../runs/boards.ts'
import {type Asking, type Fields, openFields} from '../../runs/query/fields.ts'
import {parseQuery} from '../../runs/query/parse.ts'
import {sortedBy} from '../../runs/query/sort.ts'
import {type RunStatus, runStatuses} from '../../runs/status.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {words} from '../../text/words/index.ts'
import type {Given} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {suggest} from '../line/suggest.ts'

/** A part of a list with an order of its own. */
export interface Part {
  /** Of a leader board: whose. Undefined where all runs stand in one order. */
  readonly board?: Omit<Board, 'runs'>
  readonly runs: readonly RunSummary[]
}

/** Which runs are listed, and in which order. */
export interface Chosen {
  readonly parts: readonly Part[]
  /** What boards are judged by. */
  readonly figure?: BoardFigure
  /** Runs for which the query holds, before `--limit`. */
  readonly matching: number
}

/** A status by its own word, and as it is printed, in every language. */
const statusWords = Object.fromEntries(
  runStatuses.map(status => [status, Object.values(words).map(all => all.status[status])]),
) as Record<RunStatus, string[]>

const asking = (): Asking => ({now: Date.now(), complete, statusWords})

/** What can be asked about runs of our chapters. */
const fieldsOf = (runs: readonly RunSummary[]): Fields =>
  openFields(
    chapters.flatMap(({settings}) => Object.entries(settings)),
    runs,
  )

/** Those of the runs for which a query holds. @throws TfnotesError (usage) as `parseQuery` */
export function matching(runs: readonly RunSummary[], query: unknown): readonly RunSummary[] {
  if (typeof query !== 'string') return runs
  const holds = parseQuery(query, fieldsOf(runs))
  const now = asking()
  return runs.filter(run => holds(run, now))
}

/**
 * What `--where`, `--sort`, `--reverse` and `--limit` make of a list, the newest run first.
 * @throws TfnotesError (usage) as `parseQuery`; `unknown-order`, `not-a-number` … of `--limit`
 */
export function chooseRuns(runs: readonly RunSummary[], flags: Given): Chosen {
  const limit = readCount('limit', flags.limit, 1, Number.MAX_SAFE_INTEGER)
  const isReversed = flags.reverse === true
  const found = matching(runs, flags.where)
  const part = (all: readonly RunSummary[]) => (limit === undefined ? all : all.slice(0, limit))
  if (flags.sort === undefined) {
    const sorted = isReversed ? found.toReversed() : found
    return {parts: [{runs: part(sorted)}], matching: found.length}
  }
  const fields = fieldsOf(runs)
  const sort = String(flags.sort)
  const [field] = fields.named(sort)
  if (!field)
    throw new TfnotesError(
      'unknown-order',
      {value: sort, suggestion: suggest(sort, fields.names), accepted: fields.ownNames},
      {usage: true},
    )
  const figure = boardFigures.find(one => figureKeys[one].includes(field.key))
  if (!figure)
    return {parts: [{runs: part(sortedBy(found, field, asking(), isReversed))}], matching: found.length}
  const boards = boardsOf(found, figure, complete, isReversed)
  return {
    figure,
    parts: boards.map(({runs: its, ...board}) => ({board, runs: part(its)})),
    matching: found.length,
  }
}

/** The fields that are a figure of one task. */
const figureKeys: Readonly<Record<BoardFigure, readonly string[]>> = {
  accuracy: ['accuracy', 'valAccuracy'],
  loss: ['loss', 'valLoss'],
}
