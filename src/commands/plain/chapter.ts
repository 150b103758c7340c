import type {Chapter} from '../../chapters/chapter.ts'
import {findOwnPreset, ownPresetNames} from '../../chapters/own-presets.ts'
import {optionsOf} from '../../chapters/run-options.ts'
import {asTyped} from '../../settings/as-typed.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import {parseSetting} from '../../settings/parse-setting.ts'
import type {RunOption} from '../../settings/run-options.ts'
import type {Setting, Value} from '../../settings/setting.ts'
import {choiceWord, showSetting} from '../../settings/show-setting.ts'
import {defaults, isRelevant, presetNames} from '../../settings/tunable.ts'
import {flagOf} from '../../text/flag-name.ts'
import {plain} from '../../text/numbers.ts'
import {readNotes} from './notes.ts'
import {type Page, visit} from './page.ts'
import {runsPage} from './runs.ts'
import {trainAloud} from './train.ts'
import type {World} from './world.ts'

/** What the reader has set on a chapter's page. */
interface Draft {
  preset?: string
  /** By the setting's key; of the run's options by their flag. */
  readonly values: Map<string, Value>
}

interface Field {
  readonly key: string
  readonly flag: string
  readonly setting: Setting
  /** One of the run's, and not of the chapter. */
  readonly isOption: boolean
}

const fieldsOf = (chapter: Chapter): readonly Field[] => [
  ...Object.entries(chapter.settings).map(([key, setting]) => ({key, flag: key, setting, isOption: false})),
  ...Object.entries<RunOption>(optionsOf(chapter)).map(([key, setting]) => ({
    key,
    flag: setting.flag ?? key,
    setting,
    isOption: true,
  })),
]

/** All values as they stand now, by key. */
function valuesOf(world: World, chapter: Chapter, {preset, values}: Draft): Readonly<Record<string, Value>> {
  const own =
    preset === undefined ? undefined : findOwnPreset(world.context.settings.presets, chapter, preset)
  const fields = fieldsOf(chapter)
  return {
    ...Object.fromEntries(fields.map(({key, setting}) => [key, setting.default])),
    ...defaults(chapter, own ? undefined : preset),
    ...own,
    ...Object.fromEntries(fields.flatMap(({key}) => (values.has(key) ? [[key, values.get(key)]] : []))),
  }
}

/** What is said on a command line for it. */
function invocationOf(chapter: Chapter, {preset, values}: Draft) {
  const part = (wanted: boolean) =>
    Object.fromEntries(
      fieldsOf(chapter).flatMap(({key, flag, isOption}) => {
        const value = values.get(key)
        if (isOption !== wanted || !values.has(key)) return []
        return [[flag, typeof value === 'boolean' ? value : formatSetting(value)] as const]
      }),
    )
  return {flags: {...(preset !== undefined && {preset}), ...part(true)}, tuned: part(false)}
}

/** The same as words of a command. */
const wordsFor = (chapter: Chapter, {preset, values}: Draft): readonly string[] => [
  chapter.id,
  ...(preset === undefined ? [] : ['--preset', preset]),
  ...fieldsOf(chapter).flatMap(({key, flag}) => (values.has(key) ? asTyped(flag, values.get(key)) : [])),
]

/** A chapter: its notes, its values, its training. */
export function chapterPage(world: World, chapter: Chapter): Promise<void> {
  const draft: Draft = {values: new Map()}
  const {settings} = world.context
  return visit(world, (): Page => {
    const {said, language} = world
    const presets = [...presetNames(chapter), ...ownPresetNames(settings.presets, chapter.id)]
    return {
      title: chapter.title[language],
      about: chapter.idea[language],
      choices: [
        {words: said.notes, choose: () => readNotes(world, chapter.notes)},
        {words: said.values, choose: () => valuesPage(world, chapter, draft)},
        ...(presets.length > 1
          ? [{words: said.preset, choose: () => presetPage(world, presets, draft)}]
          : []),
        {words: said.train, choose: () => trainAloud(world, chapter.id, invocationOf(chapter, draft))},
        {words: said.preflight, choose: () => world.run(['preflight', ...wordsFor(chapter, draft)])},
        {words: said.code, choose: () => world.run(['code', ...wordsFor(chapter, draft)])},
        {words: said.lastRuns, choose: () => runsPage(world, chapter.id)},
      ],
    }
  })
}

const presetPage = async (world: World, presets: readonly string[], draft: Draft) => {
  const answer = await world.ask(`${world.said.preset}${world.words.colon}${presets.join(world.words.comma)}`)
  if (answer === undefined || world.is('back', answer) || answer === '') return
  if (!presets.includes(answer)) return world.say(world.said.accepted(presets.join(world.words.comma)))
  draft.preset = answer
  draft.values.clear()
}

/** All values in a list; a number asks for another one. */
const valuesPage = (world: World, chapter: Chapter, draft: Draft) =>
  visit(world, () => {
    const {said, language, words} = world
    const values = valuesOf(world, chapter, draft)
    const fields = fieldsOf(chapter).filter(({setting}) => isRelevant(setting, values))
    return {
      title: `${said.values}${words.colon}${said.valuesHint}`,
      choices: fields.map(field => ({
        words: `${field.setting.label[language]} ${showSetting(field.setting, formatSetting(values[field.key]), language)}`,
        id: flagOf(field.flag),
        choose: () => askValue(world, field, values[field.key], draft),
      })),
    }
  })

/** One question for one value; what cannot be taken says why and is asked for again. */
async function askValue(world: World, {key, flag, setting}: Field, now: Value, draft: Draft): Promise<void> {
  const {said, language, words} = world
  const accepted = acceptedWords(setting, world)
  world.say(setting.help[language])
  for (;;) {
    const label = said.change(setting.label[language], showSetting(setting, formatSetting(now), language))
    const answer = await world.ask(
      [label, ...(accepted === '' ? [] : [said.accepted(accepted)])].join(words.semicolon),
    )
    if (answer === undefined || answer === '' || world.is('back', answer)) return
    try {
      const value = parseSetting(flagOf(flag), setting, asMeant(setting, answer, world))
      draft.values.set(key, value)
      return world.say(`${setting.label[language]} ${showSetting(setting, formatSetting(value), language)}`)
    } catch (error) {
      world.complain(error)
    }
  }
}

function acceptedWords(setting: Setting, world: World): string {
  switch (setting.kind) {
    case 'integer':
    case 'number':
    case 'count':
      return world.words.range(plain(setting.min), plain(setting.max))
    case 'choice':
      return setting.choices
        .map((one, index) => `${index + 1} ${choiceWord(setting, one, world.language)}`)
        .join(', ')
    case 'flag':
      return world.said.yesNo
    default:
      return ''
  }
}

/** A choice may be said by its number or its word, yes and no in the reader's language. */
function asMeant(setting: Setting, answer: string, world: World): string {
  if (setting.kind === 'flag') return world.is('yes', answer) ? 'true' : answer === '否' ? 'false' : answer
  if (setting.kind !== 'choice') return answer
  const choices: readonly string[] = setting.choices
  return (
    choices.find(one => one === answer || choiceWord(setting, one, world.language) === answer) ??
    choices[Number(answer) - 1] ??
    answer
  )
}
