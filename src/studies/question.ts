import {chapterById} from '../chapters/index.ts'
import type {NewRunSpec} from '../runs/create.ts'
import type {RunSpec} from '../runs/spec.ts'
import type {Value} from '../settings/setting.ts'
import {isRelevant, parseSettings} from '../settings/tunable.ts'

/** What of a spec does not decide which bytes come of it: who asked, when, and what it was called. */
const free: readonly string[] = [
  'v',
  'id',
  'createdAt',
  'chapter',
  'hyperparameters',
  // Its values are among the hyperparameters.
  'preset',
  // The built-in kernels compute the same to the bit on any number of threads; of others see `findTrained`.
  'threads',
  'study',
] satisfies readonly (keyof RunSpec)[]

/** The chapter's values with all defaults filled in, but for those that mean nothing beside the others. */
export function valuesThatMatter({
  chapter: id,
  hyperparameters,
  preset,
  dataset,
}: Pick<RunSpec, 'chapter' | 'hyperparameters' | 'preset' | 'dataset'>): Readonly<Record<string, Value>> {
  const chapter = chapterById(id)
  if (!chapter) return hyperparameters
  const values: Readonly<Record<string, Value>> = parseSettings(chapter, hyperparameters, preset)
  const all = {...values, dataset: dataset.name}
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => {
      const setting = chapter.settings[key]
      return !setting || isRelevant(setting, all)
    }),
  )
}

/**
 * What a run is asked for, as a text that is the same for two runs when the same bytes have to come of them on the same
 * data. What a newer version adds to a spec counts until somebody says that it does not.
 * @throws TfnotesError as `parseSettings`, of a spec of another version
 */
export function questionOf(spec: NewRunSpec | RunSpec): string {
  const others = Object.entries(spec).filter(([key]) => !free.includes(key))
  return JSON.stringify([spec.chapter, inOrder(valuesThatMatter(spec)), inOrder(Object.fromEntries(others))])
}

/** Keys by the alphabet, without those that say nothing. */
export const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, one]) => one !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, one]) => [key, inOrder(one)]),
      )
    : value
