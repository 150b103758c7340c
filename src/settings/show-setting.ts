import {nothingSaid, wordOf} from '../text/choices.ts'
import type {Language} from '../text/localised.ts'
import type {Setting} from './setting.ts'

/** What people read for a choice of a setting; what is none (of a run of another version) is called what it is called. */
export const choiceWord = (setting: Setting, choice: string, language: Language): string =>
  setting.kind === 'choice' && setting.titles
    ? (setting.titles[choice]?.[language] ?? choice)
    : wordOf(choice, language)

/**
 * A value as people read it, from its text (`formatSetting`): `yes` for true, a word for a choice, `all` for no limit. Of
 * several values each is read so.
 */
export function showSetting(setting: Setting, raw: string, language: Language): string {
  if (raw === '')
    return (setting.whenEmpty ?? nothingSaid[setting.kind === 'count' ? 'count' : 'other'])[language]
  if (setting.kind !== 'choice' && setting.kind !== 'flag') return raw
  return raw
    .split(',')
    .map(one => choiceWord(setting, one.trim(), language))
    .join(language === 'zh' ? '、' : ', ')
}
