import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Chapter} from '../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import {findOwnPreset, ownPresetNames} from '../../chapters/own-presets.ts'
import {optionsOf} from '../../chapters/run-options.ts'
import {summarise} from '../../chapters/summary.ts'
import {expectedShape, facts, takers, takes} from '../../datasets/facts/index.ts'
import {priceOptions} from '../../datasets/facts/prices.ts'
import {TfnotesError} from '../../errors.ts'
import type {NewRunSpec} from '../../runs/create.ts'
import {type RunOptionValues, specOf} from '../../runs/options.ts'
import type {RunOption} from '../../settings/run-options.ts'
import type {Value} from '../../settings/setting.ts'
import {isRelevant, parseSettings, presetNames} from '../../settings/tunable.ts'
import {ioError} from '../../system/io-error.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Context, Given, Invocation} from '../line/command.ts'
import {readOption} from '../line/read-option.ts'
import {suggest} from '../line/suggest.ts'
import {findChapter} from '../line/tuning.ts'

/**
 * The run that a command line describes, every value checked before anything is created.
 * @throws TfnotesError (usage) naming the first value that is wrong; `file-missing` for paths that are not there
 */
export async function readNewRun(
  context: Context,
  id: string,
  {flags, tuned}: Pick<Invocation, 'flags' | 'tuned'> = {flags: {}, tuned: {}},
): Promise<NewRunSpec> {
  const chapter = findChapter(id)
  const {preset, values: own} = readPreset(context, chapter, flags.preset)
  const values = readValues(chapter, {...own, ...tuned}, preset)
  const options = await readOptions(context, chapter, flags)
  // Says which layer of a network is too deep, before anything is created.
  summarise(chapter, values, expectedShape(options.dataset, values))
  return {
    chapter: chapter.id,
    hyperparameters: values,
    ...(preset !== undefined && {preset}),
    ...specOf(options),
    versions: context.versions,
  }
}

/**
 * The preset that a flag names. One of the reader's own begins with what the chapter begins with: a run tells its values
 * and that, for on other machines, and one day here, nobody knows the own one.
 */
function readPreset({settings}: Context, chapter: Chapter, said: Given[string] | undefined) {
  const names = presetNames(chapter)
  const [first] = names
  if (typeof said !== 'string') return {preset: first, values: {}}
  if (names.includes(said)) return {preset: said, values: {}}
  const values = findOwnPreset(settings.presets, chapter, said)
  if (values) return {preset: first, values}
  const accepted = [...names, ...ownPresetNames(settings.presets, chapter.id)]
  throw new TfnotesError('unknown-preset', {preset: said, chapter: chapter.id, accepted}, {usage: true})
}

/** The chapter's values as the flags set them. */
function readValues(
  chapter: Chapter,
  tuned: Readonly<Record<string, Value>>,
  preset?: string,
): HyperparameterValues {
  try {
    return parseSettings(chapter, tuned, preset)
  } catch (error) {
    if (!(error instanceof TfnotesError) || error.code !== 'unknown-hyperparameter') throw error
    const suggestion = suggest(String(error.detail.name), error.detail.accepted as readonly string[])
    throw new TfnotesError(error.code, {...error.detail, suggestion}, {cause: error, usage: true})
  }
}

const ofPrices = `--dataset ${takers('csv')[0]}`

/** What an option is of no use without. */
const needs: Readonly<Record<string, string>> = {
  csv: ofPrices,
  ...Object.fromEntries(priceOptions.map(key => [key, ofPrices])),
  split: ofPrices,
  labels: flagName('images'),
  skipMissing: `${flagName('images')} / ${ofPrices}`,
  devices: `${flagName('backend')} keras`,
  hosts: `${flagName('backend')} keras`,
}

/** @throws TfnotesError `flag-needs` (usage) for an option that is said and means nothing beside the others */
export function expectOfUse(key: string, option: RunOption, given: Readonly<Record<string, Value>>): void {
  if (key in needs && given[key] !== option.default && !isRelevant(option, given))
    throw new TfnotesError('flag-needs', {flag: flagName(key), needed: needs[key]}, {usage: true})
}

async function readOptions(context: Context, chapter: Chapter, flags: Given): Promise<RunOptionValues> {
  const wanted = flags.dataset ?? (flags.images === undefined ? chapter.dataset : takers('images')[0])
  const dataset = chapter.accepts.find(name => name === wanted)
  if (dataset === undefined)
    throw new TfnotesError(
      'dataset-not-accepted',
      {dataset: String(wanted), chapter: chapter.id, accepted: chapter.accepts},
      {usage: true},
    )
  if (facts[dataset].needs === 'images' && flags.images === undefined)
    throw new TfnotesError('needs-own-pictures', {}, {usage: true})
  const options = Object.entries(optionsOf(chapter))
  const values = await Promise.all(
    options.map(async ([key, option]) => {
      const value = readOption(key, option, context, {...flags, dataset})
      return option.kind === 'path' ? existing(context.cwd, value as string | undefined) : value
    }),
  )
  if (flags.images !== undefined && !takes(dataset, 'images'))
    throw new TfnotesError(
      'flags-together',
      {flags: [flagName('images'), `--dataset ${dataset}`]},
      {usage: true},
    )
  const given = Object.fromEntries(options.map(([key], at) => [key, values[at]]))
  if (given.holdOut !== 0 && !takes(dataset, 'holdOut'))
    throw new TfnotesError('nothing-to-hold-out', {dataset}, {usage: true})
  for (const [key, option] of options) expectOfUse(key, option, given)
  return given as unknown as RunOptionValues
}

/** The path from the root on; the run may be resumed from another folder. */
async function existing(cwd: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const absolute = resolve(cwd, path)
  await stat(absolute).catch(cause => {
    throw ioError(cause, path)
  })
  return absolute
}
