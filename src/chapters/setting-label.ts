import {runOptions} from '../settings/run-options.ts'
import type {Setting} from '../settings/setting.ts'
import {flagOf} from '../text/flag-name.ts'
import type {Language} from '../text/localised.ts'
import {chapterById} from './index.ts'

const options: Readonly<Record<string, Setting>> = runOptions

/** How a chapter describes one of its values, or else the options that every run has; nothing of another version's. */
export const describedSetting = (chapter: string | undefined, key: string): Setting | undefined =>
  chapterById(chapter ?? '')?.settings[key] ?? (Object.hasOwn(options, key) ? options[key] : undefined)

/** What a setting is called; one that is not known here by its flag. */
export const settingLabel = (chapter: string | undefined, key: string, language: Language): string =>
  describedSetting(chapter, key)?.label[language] ?? flagOf(key)
