import type {Chapter} from '../../../chapters/chapter.ts'
import {defaults} from '../../../settings/tunable.ts'

/** What stands in a page's fields, as text: also what is not valid (yet). */
export interface Form {
  readonly preset: string
  readonly raw: Readonly<Record<string, string>>
}

/** Fields that every page has beside its chapter's hyperparameters; empty means the program's own choice. */
export const runFields = {
  dataset: '',
  from: 'auto',
  trainSamples: '',
  testSamples: '',
  csv: '',
  images: '',
  labels: '',
  skipMissing: 'no',
  seed: '1',
  backend: 'auto',
  threads: '0',
} as const

export type RunField = keyof typeof runFields

export const presetNames = (chapter: Chapter): string[] =>
  Object.keys(chapter.presets).sort((a, b) => (a === 'recommended' ? -1 : b === 'recommended' ? 1 : 0))

/** The form as a preset fills it; what is no hyperparameter stays as in `kept`. */
export function fillForm(chapter: Chapter, preset: string, kept?: Form): Form {
  const values = Object.entries(defaults(chapter, preset)).map(([key, value]) => [key, String(value)])
  const own = Object.keys(runFields).map(key => [
    key,
    kept?.raw[key] ?? (key === 'dataset' ? chapter.dataset : runFields[key as RunField]),
  ])
  return {preset, raw: Object.fromEntries([...values, ...own])}
}

/** The page as it opens for the first time. */
export const newForm = (chapter: Chapter): Form => fillForm(chapter, presetNames(chapter)[0] ?? 'notes')
