import {defaults, isRelevant} from '../settings/tunable.ts'
import {chapterById} from './index.ts'

interface Asked {
  readonly chapter?: string
  readonly preset?: string
  readonly hyperparameters?: Readonly<Record<string, string | number | boolean>>
  readonly dataset?: {readonly name: string}
}

/**
 * The hyperparameters of a run that matter, as its trainer takes them: what an older `run.json` does not name has the
 * default of its chapter, and what only goes with another choice (the momentum of another optimizer) is left out. Of a
 * chapter that is not known, what the file says.
 */
export function complete({
  chapter: id = '',
  preset,
  hyperparameters = {},
  dataset,
}: Asked): Readonly<Record<string, string | number | boolean>> {
  const chapter = chapterById(id)
  if (!chapter) return hyperparameters
  const start = defaults(
    chapter,
    preset !== undefined && Object.hasOwn(chapter.presets, preset) ? preset : undefined,
  )
  const values = {...start, ...hyperparameters}
  const all = {...values, ...(dataset && {dataset: dataset.name})}
  const entries = Object.entries(values).filter(([key]) => {
    const setting = chapter.settings[key]
    return setting === undefined || isRelevant(setting, all)
  })
  return Object.fromEntries(entries) as Record<string, string | number | boolean>
}
