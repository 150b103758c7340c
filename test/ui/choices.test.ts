import {afterEach, describe, expect, it} from 'vitest'
import {chapters} from '../../src/chapters/index.ts'
import {pageSteps} from '../../src/chapters/page-steps.ts'
import {optionsOf} from '../../src/chapters/run-options.ts'
import {settingValue} from '../../src/chapters/setting-label.ts'
import {labs} from '../../src/labs/index.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import type {Setting} from '../../src/settings/setting.ts'
import {showSetting} from '../../src/settings/show-setting.ts'
import {choices} from '../../src/text/choices.ts'
import {newForm} from '../../src/ui/form/form.ts'
import {moreKey} from '../../src/ui/form/more.ts'
import {fieldRows} from '../../src/ui/form/row.ts'
import {chapterSubject, labSubject} from '../../src/ui/form/subjects.ts'
import {formRows} from '../../src/ui/screens/chapter/rows.ts'
import {boardLines, curveLines} from '../../src/ui/screens/study/lines.ts'
import {keys, openApp} from './support/app.tsx'
import {FakePlatform} from './support/fake-platform.ts'
import {manyRuns} from './support/runs.ts'
import {twins} from './support/studies.ts'

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

/** What stands in full-width brackets only explains a word. */
const plain = (text: string) => text.replace(/（.*?）/g, '')

/** Names that are no word of a language: what programs and flags call a choice. English has a word in common with some. */
const codeNames = Object.fromEntries(
  languages.map(language => {
    const said = catalogue.flatMap(({setting, choice}) => [
      setting.label[language],
      showSetting(setting, choice, language),
    ])
    const words = plain([...new Set(said)].join(' '))
    return [
      language,
      [...new Set(catalogue.map(({choice}) => choice))].filter(name => !asWord(name).test(words)),
    ] as const
  }),
)

/** Code names in a text, as words of their own. */
const found = (text: string, language: 'en' | 'zh') =>
  codeNames[language]?.filter(name => asWord(name).test(plain(text)))

let app: ReturnType<typeof openApp> | undefined
afterEach(() => app?.close())

describe.each(languages)('what can be chosen, in %s', language => {
  it('has a word of that language for each choice of each setting', () => {
    for (const {page, key, setting, choice} of catalogue) {
      const word = showSetting(setting, choice, language)
      if (language === 'zh' && Object.hasOwn(choices, choice)) expect(word, `${page} ${key}`).not.toBe(choice)
      expect(settingValue(page, key, choice, language).length).toBeGreaterThan(0)
    }
    expect(codeNames[language]).toContain('meanSquaredError')
  })

  it('reads several values one by one', () => {
    const [mnist] = chapters.filter(({id}) => id === 'mnist')
    const optimizer = mnist?.settings.optimizer as Setting
    expect(showSetting(optimizer, 'sgd,adam', language)).toBe(language === 'en' ? 'SGD, Adam' : 'SGD、Adam')
  })

  it('stands by its word on the page of each chapter and lab, and in what is said of its steps', async () => {
    app = openApp({language})
    await app.shows('1.1')
    for (const page of [...chapters, ...labs]) {
      const isChapter = 'build' in page
      const subject = isChapter ? chapterSubject(page) : labSubject(page)
      const form = newForm(subject)
      const choiceOf = new Map(
        [...new Set(catalogue.filter(one => one.page === page.id).map(({key}) => key))].map(key => [
          key,
          catalogue.filter(one => one.page === page.id && one.key === key).map(({choice}) => choice),
        ]),
      )
      for (let round = 0; round < 7; round++) {
        const chosen = [...choiceOf].map(([key, offered]) => [key, offered[round % offered.length] ?? ''])
        const raw = {...form.raw, ...Object.fromEntries(chosen)}
        const opened = pageSteps.map(moreKey)
        const asked = {...app.state(), forms: {[page.id]: {...form, raw, opened}}}
        const lines = isChapter
          ? formRows(asked, {kind: 'chapter', id: 9, chapter: page.id, field: '', starting: false}, 200)
          : fieldRows(
              asked,
              {
                kind: 'lab',
                id: 9,
                lab: page.id,
                field: '',
                page: 0,
                wide: false,
                top: 0,
                playing: false,
                speed: 1,
              },
              200,
              {label: 20, isTight: false},
            )
        const text = lines.map(({line}) => line.map(span => span.text).join('')).join('\n')
        expect({page: page.id, found: found(text, language)}).toEqual({page: page.id, found: []})
      }
    }
  })

  it('stands by its word beside runs that are compared', async () => {
    const hyperparameters = [
      {optimizer: 'adam', classWeights: 'none', monitor: 'loss', schedule: 'exponential'},
      {optimizer: 'rmsprop', classWeights: 'balanced', monitor: 'accuracy', schedule: 'cosine'},
    ]
    const runs = manyRuns(2, index => ({hyperparameters: {epochs: 8, ...hyperparameters[index]}}))
    app = openApp({language, platform: new FakePlatform(undefined, {env: {}, runs})})
    await app.shows('1.1')
    app.type('R')
    await app.shows('RMSprop')
    app.type('  c')
    await app.shows(language === 'en' ? 'exponential decay' : '指数衰减')
    expect(found(app.frame(), language)).toEqual([])
    app.type('....')
    await app.shows(language === 'en' ? 'balanced' : '按类别均衡')
    expect(found(app.frame(), language)).toEqual([])
  })

  it('stands by its word on the board of a study, and beside its curves', async () => {
    const runs = manyRuns(2)
    app = openApp({language, platform: new FakePlatform(undefined, {env: {}, runs})})
    await app.shows('1.1')
    const known = reduceRunEvents(initialRunState, runs[0]?.events ?? [])
    const rows = twins.rows.map((row, at) => ({
      ...row,
      values: {optimizer: ['adam', 'momentum'][at] ?? '', schedule: 'cosine'},
    }))
    const {twins: _, ...study} = {...twins, asks: 'sweep' as const, rows}
    const followed = Object.fromEntries(
      rows.flatMap(row => row.readings.map(({run}) => [run, known] as const)),
    )
    const state = {...app.state(), followed}
    const board = boardLines(state, study)
    const curves = curveLines(state, study, {width: 120, height: 12})
    const text = [board.head, ...board.rows, ...curves]
      .map(row => row.map(span => span.text).join(''))
      .join('\n')
    expect(text).toContain(language === 'en' ? 'SGD with momentum' : 'SGD（带动量）')
    expect(found(text, language)).toEqual([])
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
