import type {Language} from './localised.ts'

/**
 * The reader's language: TFNOTES_LANG, else the locale of the environment, else that of the system (`system` gives
 * a tag such as `zh-Hans-CN`; it is asked last, because asking takes 30 ms), else English.
 */
export function languageOf(
  env: Readonly<Record<string, string | undefined>>,
  system: () => string = () => '',
): Language {
  const {TFNOTES_LANG, LC_ALL, LC_MESSAGES, LANG} = env
  const named = [TFNOTES_LANG, LC_ALL, LC_MESSAGES, LANG].find(value => value !== undefined && value !== '')
  return /^zh/i.test(named ?? system()) ? 'zh' : 'en'
}
