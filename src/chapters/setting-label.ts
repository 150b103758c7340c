import {datasetTitles} from '../datasets/facts/index.ts'
import {formatSetting} from '../settings/format-setting.ts'
import {runOptions} from '../settings/run-options.ts'
import type {Setting, Value} from '../settings/setting.ts'
import {showSetting} from '../settings/show-setting.ts'
import {flagOf} from '../text/flag-name.ts'
import type {Language} from '../text/localised.ts'
import {plain} from '../text/numbers.ts'
import {words} from '../text/words/index.ts'
import {chapterById} from './index.ts'

const options: Readonly<Record<string, Setting>> = {
  ...runOptions,
  dataset: {...runOptions.dataset, titles: datasetTitles},
}

/** How a chapter describes one of its values, or else the options that every run has; nothing of another version's. */
const describedSetting = (chapter: string | undefined, key: string): Setting | undefined =>
  chapterById(chapter ?? '')?.settings[key] ?? (Object.hasOwn(options, key) ? options[key] : undefined)

/** What a setting is called: what no page has a field for by a word of its own, one that is not known here by its flag. */
export function settingLabel(chapter: string | undefined, key: string, language: Language): string {
  const others: Readonly<Record<string, string>> = words[language].compare.settings
  const other = Object.hasOwn(others, key) ? others[key] : undefined
  return other ?? describedSetting(chapter, key)?.label[language] ?? flagOf(key)
}

/** What people read for a setting's value: choices and data sets by their words, numbers without what binary adds. */
export function settingValue(
  chapter: string | undefined,
  key: string,
  value: Value,
  language: Language,
): string {
  const raw = typeof value === 'number' ? plain(value) : formatSetting(value)
  if (key === 'chapter') return chapterById(raw)?.title[language] ?? raw
  const sources: Readonly<Record<string, string>> = words[language].sources
  if (key === 'source' && Object.hasOwn(sources, raw)) return sources[raw] ?? raw
  const setting = describedSetting(chapter, key === 'source' ? 'from' : key)
  return setting ? showSetting(setting, raw, language) : raw
}
