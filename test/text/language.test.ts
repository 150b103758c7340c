import {expect, it} from 'vitest'
import {languageOf} from '../../src/text/language.ts'

it.each([
  [{}, '', 'en'],
  [{}, 'zh-Hans-CN', 'zh'],
  [{LANG: 'C'}, 'zh-Hans-CN', 'en'],
  [{LANG: 'zh_CN.UTF-8'}, 'en-US', 'zh'],
  [{LANG: 'zh_CN.UTF-8', LC_ALL: 'de_DE.UTF-8'}, '', 'en'],
  [{LANG: 'en_US.UTF-8', TFNOTES_LANG: 'zh'}, '', 'zh'],
  [{LANG: 'zh_CN.UTF-8', TFNOTES_LANG: 'en'}, '', 'en'],
  [{LANG: 'zh_TW', LC_MESSAGES: ''}, '', 'zh'],
  [{TFNOTES_LANG: 'klingon', LANG: 'zh_CN'}, 'zh-CN', 'en'],
] as const)('%j on a %s system reads %s', (env, system, language) => {
  expect(languageOf(env, () => system)).toBe(language)
})
