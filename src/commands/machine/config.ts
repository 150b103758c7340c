import type {Answers} from '../../answers/index.ts'
import {isPresetName, ownPresetValues} from '../../chapters/own-presets.ts'
import {editSettings} from '../../config/edit.ts'
import {type PreferenceName, preferenceNames, preferences} from '../../config/preferences.ts'
import type {OwnPresets} from '../../config/said.ts'
import {padded} from '../../drawing/lines/width.ts'
import {TfnotesError} from '../../errors.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {findChapter} from '../line/tuning.ts'
import {openOutput, printJson} from '../printing/output.ts'

type Effective = Answers['effectiveSetting']

const actions = ['set', 'unset'] as const

/** `tfnotes config`: what holds and who says so; `set` and `unset` write the settings file. */
export const configure: RunCommand = async (context, {input: [action, ...rest], flags}) => {
  const {path, found, problem} = context.settings
  if (action !== undefined) return write(context, action, rest)
  if (problem) throw problem
  expectPresets(context.settings.presets)
  const all = effective(context)
  if (flags.json === true) {
    for (const one of all) printJson(context, 'effectiveSetting', one)
    return 0
  }
  const {words, line, raw, tone} = openOutput(context)
  line(found ? path : words.config.none(path))
  const widest = Math.max(...all.map(({setting}) => setting.length))
  for (const {setting, value, from, at} of all) {
    const source = [words.config.from[from], ...(at === undefined ? [] : [at])].join(words.colon)
    raw(`${padded(setting, widest)}  ${value ?? words.config.guessed}  ${tone('dim', source)}`)
  }
  return 0
}

/** What a preset of one's own says fits its chapter. @throws TfnotesError (usage) with the place in the file */
function expectPresets(presets: OwnPresets): void {
  for (const [id, own] of Object.entries(presets))
    for (const [name, preset] of Object.entries(own)) {
      try {
        const chapter = findChapter(id)
        if (!isPresetName(name) || Object.hasOwn(chapter.presets, name))
          throw new TfnotesError('bad-preset-name', {name}, {usage: true})
        ownPresetValues(chapter, preset)
      } catch (cause) {
        if (!(cause instanceof TfnotesError)) throw cause
        throw new TfnotesError(cause.code, {at: preset.at, ...cause.detail}, {cause, usage: true})
      }
    }
}

/** Everything that can be set, then what the file says beside. */
function effective({env, settings}: Context): Effective[] {
  const {heard, preferences: said, keys, presets} = settings
  const preference = (name: PreferenceName): Effective => {
    const {environment} = preferences[name]
    const placed = said[name]
    if (placed && heard.includes(name))
      return {setting: name, value: placed.value, from: 'file', at: placed.at}
    const value = env[environment]
    return value
      ? {setting: name, value, from: 'environment', at: environment}
      : {setting: name, from: 'default'}
  }
  const own = <T>(all: Readonly<Record<string, Readonly<Record<string, T>>>>, name: string) =>
    Object.entries(all).flatMap(([outer, inner]) =>
      Object.entries(inner).map(([key, value]) => ({setting: `${name}.${outer}.${key}`, value})),
    )
  return [
    ...preferenceNames.map(preference),
    ...own(keys, 'keys').map(({setting, value: {value, at}}): Effective => {
      return {setting, value: value.map(key => key.value).join(' '), from: 'file', at}
    }),
    ...own(presets, 'presets').map(({setting, value: {values, at}}): Effective => {
      const said = Object.entries(values).map(([key, {value}]) => `${key}=${value}`)
      return {setting, value: said.join(' '), from: 'file', at}
    }),
  ]
}

async function write(
  {settings, ...context}: Context,
  action: string,
  rest: readonly string[],
): Promise<number> {
  const [name, value] = rest
  if (!actions.some(one => one === action))
    throw new TfnotesError('not-one-of', {value: action, accepted: actions}, {usage: true})
  const isSet = action === 'set'
  const usage = isSet ? 'config set <name> <value>' : 'config unset <name>'
  if (name === undefined) throw missingArgument('<name>', usage)
  if (isSet && value === undefined) throw missingArgument('<value>', usage)
  if (!isSet && value !== undefined)
    throw new TfnotesError('too-many-arguments', {argument: value, usage: `tfnotes ${usage}`}, {usage: true})
  if (isSet && !preferenceNames.some(one => one === name))
    throw new TfnotesError('not-one-of', {value: name, accepted: preferenceNames}, {usage: true})
  const isChanged = await editSettings(settings.path, name.split('.'), isSet ? value : undefined)
  if (!isSet && !isChanged) throw new TfnotesError('setting-missing', {name, path: settings.path})
  const {words, line} = openOutput({settings, ...context})
  line(words.written(settings.path))
  return 0
}
