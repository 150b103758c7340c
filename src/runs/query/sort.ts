import type {RunSummary} from '../summary.ts'
import type {Asking, Field, FieldValue} from './fields.ts'

/** Fields of which the largest, or the newest, is looked for: it stands first. */
const largestFirst: readonly string[] = ['epoch', 'time', 'parameters']

/** Runs by a field's value; those without it are the last, and those that are alike keep their order. */
export function sortedBy(
  runs: readonly RunSummary[],
  field: Field,
  asking: Asking,
  isReversed = false,
): readonly RunSummary[] {
  const sign = (largestFirst.includes(field.key) ? -1 : 1) * (isReversed ? -1 : 1)
  return runs
    .map(run => ({run, value: sortable(field.of(run, asking))}))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined)
      return sign * compared(a.value, b.value)
    })
    .map(({run}) => run)
}

function sortable(value: FieldValue): string | number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return Number(value)
  if (value === undefined) return undefined
  const text = String(value)
  return text === '' ? undefined : text
}

const compared = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
