import {settingsOf} from '../differing.ts'
import type {RunSummary} from '../summary.ts'
import type {Asking} from './fields.ts'

/** All words that a run is known by: its id, what its reader calls it, its chapter, data and status, and what was chosen. */
function wordsOf(run: RunSummary, {complete, statusWords}: Asking): readonly string[] {
  const {id, chapter, status, dataset, label, backend} = run
  const chosen = [...settingsOf(run, complete).values()].flatMap(({kind, value}) =>
    kind === 'hyperparameter' && typeof value === 'string' ? [value] : [],
  )
  const {name, tags = [], note} = label ?? {}
  return [
    id,
    status,
    ...(statusWords?.[status] ?? []),
    ...[chapter, dataset?.name, dataset?.source, backend?.name, name, note].filter(
      word => word !== undefined,
    ),
    ...tags,
    ...chosen,
  ]
}

const known = new WeakMap<RunSummary, {readonly asking: unknown; readonly hay: string}>()

/** Whether a text, in small letters, stands in one of the words that a run is known by. */
export function isFound(run: RunSummary, wanted: string, asking: Asking): boolean {
  const before = known.get(run)
  // A list is asked anew with every letter that is typed.
  const hay = before?.asking === asking.complete ? before.hay : wordsOf(run, asking).join('\n').toLowerCase()
  known.set(run, {asking: asking.complete, hay})
  return hay.includes(wanted)
}
