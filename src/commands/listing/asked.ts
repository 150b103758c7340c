import {complete} from '../../chapters/complete.ts'
import {chapters} from '../../chapters/index.ts'
import {TfnotesError} from '../../errors.ts'
import {type Figure, figureColumns} from '../../runs/best-epoch.ts'
import {boardsOf} from '../../runs/boards.ts'
import {type Asking, type Field, type Fields, openFields} from '../../runs/query/fields.ts'
import {parseQuery} from '../../runs/query/parse.ts'
import {sortedBy} from '../../runs/query/sort.ts'
import {type RunStatus, runStatuses} from '../../runs/status.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {words} from '../../text/words/index.ts'
import {suggest} from '../line/suggest.ts'
import type {Ordered} from './choose.ts'

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
export function matching(runs: readonly RunSummary[], query: string): readonly RunSummary[] {
  const holds = parseQuery(query, fieldsOf(runs))
  const now = asking()
  return runs.filter(run => holds(run, now))
}

/** Figures mean something among the runs of one task only. */
const figures = ['accuracy', 'loss'] as const satisfies readonly Figure[]

/** Whether a field is this figure. */
const isOf = (figure: Figure, {key}: Pick<Field, 'key'>): boolean => {
  const {validated, trained} = figureColumns[figure]
  return key === validated || key === trained
}

/** Some of all runs by what `--sort` names. @throws TfnotesError (usage) `unknown-order` */
export function ordered(
  all: readonly RunSummary[],
  found: readonly RunSummary[],
  sort: string,
  isReversed: boolean,
): Ordered {
  const fields = fieldsOf(all)
  const [field] = fields.named(sort)
  if (!field)
    throw new TfnotesError(
      'unknown-order',
      {value: sort, suggestion: suggest(sort, fields.names), accepted: fields.ownNames},
      {usage: true},
    )
  const figure = figures.find(one => isOf(one, field))
  if (!figure) return {parts: [{runs: sortedBy(found, field, asking(), isReversed)}]}
  const boards = boardsOf(found, figure, complete, isReversed)
  return {figure, parts: boards.map(({runs, ...board}) => ({board, runs}))}
}
