import {afterEach, describe, expect, it} from 'vitest'
import {chapters} from '../../src/chapters/index.ts'
import {optionsOf} from '../../src/chapters/run-options.ts'
import {settingValue} from '../../src/chapters/setting-label.ts'
import {labs} from '../../src/labs/index.ts'
import type {Setting} from '../../src/settings/setting.ts'
import {showSetting} from '../../src/settings/show-setting.ts'
import {choices} from '../../src/text/choices.ts'
import {keys, openApp} from './support/app.tsx'
import {FakePlatform} from './support/fake-platform.ts'
import {manyRuns} from './support/runs.ts'

const languages = ['en', 'zh'] as const

/** Everything that can be set anywhere, with what it may be. */
const catalogue = [
  ...chapters.flatMap(chapter =>
    Object.entries<Setting>({...chapter.settings, ...optionsOf(chapter)}).map(
      ([key, setting]) => [chapter.id, key, setting] as const,
    ),
  ),
  ...labs.flatMap(({id, settings}) =>
    Object.entries(settings).map(([key, setting]) => [id, key, setting] as const),
  ),
].flatMap(([page, key, setting]) => {
  const offered =
    setting.kind === 'choice' ? setting.choices : setting.kind === 'flag' ? ['true', 'false'] : []
  return offered.map(choice => ({page, key, setting, choice}))
})

const asWord = (name: string) => new RegExp(`(?<![\\w.-])${name}(?![\\w-])`)

/** Names that are no word of a language: what programs and flags call a choice. English has a word in common with some. */
const codeNames = (language: 'en' | 'zh') => {
  const labels = catalogue.map(({setting, choice}) =>
    [setting.label[language], showSetting(setting, choice, language)].join(' '),
  )
  const said = [...new Set(labels)].join(' ').replace(/（.*?）/g, '')
  return [...new Set(catalogue.map(({choice}) => choice))].filter(name => !asWord(name).test(said))
}

/** Code names in a text, as words of their own. */
const found = (text: string, language: 'en' | 'zh') =>
  codeNames(language).filter(name => asWord(name).test(text))

let app: ReturnType<typeof openApp> | undefined
afterEach(() => app?.close())

describe.each(languages)('what can be chosen, in %s', language => {
  it('has a word of that language for each choice of each setting', () => {
    for (const {page, key, setting, choice} of catalogue) {
      const word = showSetting(setting, choice, language)
      if (language === 'zh' && Object.hasOwn(choices, choice)) expect(word, `${page} ${key}`).not.toBe(choice)
      expect(settingValue(page, key, choice, language).length).toBeGreaterThan(0)
    }
    expect(codeNames(language)).toContain('meanSquaredError')
  })

  it('reads several values one by one', () => {
    const [mnist] = chapters.filter(({id}) => id === 'mnist')
    const optimizer = mnist?.settings.optimizer as Setting
    expect(showSetting(optimizer, 'sgd,adam', language)).toBe(language === 'en' ? 'SGD, Adam' : 'SGD、Adam')
  })

  it('stands by its word in the list of runs and all that is known of one', async () => {
    const hyperparameters = [
      {optimizer: 'adam', schedule: 'constant', loss: 'sparseCategoricalCrossentropy', augment: false},
      {
        optimizer: 'momentum',
        schedule: 'cosine',
        loss: 'sparseCategoricalCrossentropyFromLogits',
        augment: true,
      },
    ]
    const runs = manyRuns(2, index => ({hyperparameters: {epochs: 8, ...hyperparameters[index]}}))
    app = openApp({language, platform: new FakePlatform(undefined, {env: {}, runs})})
    await app.shows('1.1')
    app.type('R')
    await app.shows(language === 'en' ? 'SGD with' : '带动量')
    expect(found(app.frame(), language)).toEqual([])
    app.type('dd')
    await app.shows(language === 'en' ? 'Settings' : '设置')
    expect(found(app.frame(), language)).toEqual([])
    app.type(`${keys.escape}`)
  })
})
