import {complete} from '../../chapters/complete.ts'
import {chapterById} from '../../chapters/index.ts'
import {optionsOf} from '../../chapters/run-options.ts'
import {settingLabel, settingValue} from '../../chapters/setting-label.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Value} from '../../settings/setting.ts'
import {defaults} from '../../settings/tunable.ts'
import type {AppState} from '../state.ts'

/** A setting that a run was started with, as people read it. */
export interface RunSetting {
  readonly key: string
  readonly label: string
  readonly text: string
  /** Whether it is something else than the run's preset says. */
  readonly isChanged: boolean
}

/** What a run would have been started with, had nothing been changed; nothing where its chapter or preset is not known here. */
function startOf({chapter: id, preset}: RunSummary): Readonly<Record<string, Value>> | undefined {
  const chapter = chapterById(id ?? '')
  if (!chapter || (preset !== undefined && !Object.hasOwn(chapter.presets, preset))) return undefined
  const own = Object.entries(optionsOf(chapter)).map(([key, {default: value}]) => [key, value])
  return {...Object.fromEntries(own), ...defaults(chapter, preset)}
}

/** The run's hyperparameters that matter and its seed, those that are not the preset's first. */
export function settingsOf(run: RunSummary, state: Pick<AppState, 'language'>): RunSetting[] {
  const start = startOf(run)
  const values: Readonly<Record<string, Value>> = {
    ...(run.hyperparameters && complete(run)),
    ...(run.seed !== undefined && {seed: run.seed}),
  }
  return Object.entries(values)
    .map(
      ([key, value]): RunSetting => ({
        key,
        label: settingLabel(run.chapter, key, state.language),
        text: settingValue(run.chapter, key, value, state.language),
        isChanged: start !== undefined && value !== start[key],
      }),
    )
    .sort((a, b) => Number(b.isChanged) - Number(a.isChanged))
}
