import type {Label} from '../../../runs/label.ts'
import type {RunSummary} from '../../../runs/summary.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

export const labelFields = ['name', 'tags', 'note'] as const
export type LabelField = (typeof labelFields)[number]

/** What a run is called and what is said of it; of several runs, their tags. */
export interface LabelScreen {
  readonly kind: 'label'
  readonly id: number
  readonly runs: readonly string[]
  readonly at: LabelField
  /** What stands in the fields. */
  readonly typed: Readonly<Record<LabelField, string>>
}

/** Several runs have no name in common, and hardly a note. */
export const fieldsOf = ({runs}: Pick<LabelScreen, 'runs'>): readonly LabelField[] =>
  runs.length === 1 ? labelFields : ['tags']

/** The tags that all of them have. */
export function sharedTags(labels: readonly (Label | undefined)[]): readonly string[] {
  const [first, ...others] = labels.map(label => label?.tags ?? [])
  return (first ?? []).filter(tag => others.every(tags => tags.includes(tag)))
}

/** Opens the fields with what the runs are called by now. */
export function openLabel(state: AppState, runs: readonly RunSummary[]): Step {
  const ids = runs.map(({id}) => id)
  const [label = {}] = runs.map(({label}) => label)
  const tags = sharedTags(runs.map(({label}) => label)).join(' ')
  return open(state, {
    kind: 'label',
    runs: ids,
    at: fieldsOf({runs: ids})[0] ?? 'tags',
    typed: {name: label.name ?? '', tags, note: label.note ?? ''},
  })
}
