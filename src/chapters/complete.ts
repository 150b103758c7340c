import type {Settings, Value} from '../settings/setting.ts'
import {defaults, isRelevant} from '../settings/tunable.ts'
import {chapterById} from './index.ts'

interface Asked {
  readonly chapter?: string
  readonly preset?: string
  readonly hyperparameters?: Readonly<Record<string, string | number | boolean>>
  readonly dataset?: {readonly name: string}
}

type Values = Readonly<Record<string, Value>>

/** What the runs of a chapter start with. */
interface Start {
  readonly values: Values
  readonly settings: Settings
  /** The settings that decide whether others matter. */
  readonly deciding: readonly string[]
  /** Which of them matter, by the values of those. */
  readonly mattering: Map<string, readonly string[]>
}

/** A list asks for thousands of runs of a few chapters. */
const starts = new Map<string, Start | undefined>()

function startOf(id: string, preset: string | undefined): Start | undefined {
  const key = `${id} ${preset ?? ''}`
  if (!starts.has(key)) {
    const chapter = chapterById(id)
    const known =
      preset !== undefined && chapter && Object.hasOwn(chapter.presets, preset) ? preset : undefined
    starts.set(key, chapter && {...begin(chapter.settings), values: defaults(chapter, known)})
  }
  return starts.get(key)
}

const begin = (settings: Settings) => ({
  settings,
  deciding: [...new Set(Object.values(settings).flatMap(({when = {}}) => Object.keys(when)))],
  mattering: new Map<string, readonly string[]>(),
})

function matteringOf({settings, deciding, mattering, values: own}: Start, all: Values): readonly string[] {
  const decided = deciding.map(key => String(all[key])).join('\n')
  const known = mattering.get(decided)
  if (known) return known
  const found = Object.keys(own).filter(key => {
    const setting = settings[key]
    return setting === undefined || isRelevant(setting, all)
  })
  mattering.set(decided, found)
  return found
}

/**
 * The hyperparameters of a run that matter, as its trainer takes them: what an older `run.json` does not name has the
 * default of its chapter, and what only goes with another choice (the momentum of another optimizer) is left out. Of a
 * chapter that is not known, what the file says.
 */
export function complete({
  chapter = '',
  preset,
  hyperparameters = {},
  dataset,
}: Asked): Readonly<Record<string, string | number | boolean>> {
  const start = startOf(chapter, preset)
  if (!start) return hyperparameters
  const all: Values = {...start.values, ...hyperparameters, ...(dataset && {dataset: dataset.name})}
  const values: Record<string, Value> = {}
  for (const key of matteringOf(start, all)) values[key] = all[key]
  for (const key of Object.keys(hyperparameters))
    if (!(key in start.values)) values[key] = hyperparameters[key]
  return values as Record<string, string | number | boolean>
}
