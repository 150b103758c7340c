import {runOptions} from '../settings/run-options.ts'
import type {Setting} from '../settings/setting.ts'
import {flagOf} from '../text/flag-name.ts'
import type {Language} from '../text/localised.ts'
import {words} from '../text/words/index.ts'
import {chapterById} from './index.ts'

const options: Readonly<Record<string, Setting>> = runOptions

/** How a chapter describes one of its values, or else the options that every run has; nothing of another version's. */
export const describedSetting = (chapter: string | undefined, key: string): Setting | undefined =>
  chapterById(chapter ?? '')?.settings[key] ?? (Object.hasOwn(options, key) ? options[key] : undefined)

/** What a setting is called: what no page has a field for by a word of its own, one that is not known here by its flag. */
export function settingLabel(chapter: string | undefined, key: string, language: Language): string {
  const others: Readonly<Record<string, string>> = words[language].compare.settings
  const other = Object.hasOwn(others, key) ? others[key] : undefined
  return other ?? describedSetting(chapter, key)?.label[language] ?? flagOf(key)
}
