import type {Chapter} from '../../chapters/chapter.ts'
import {chapterById, chapters} from '../../chapters/index.ts'
import {ownPresetNames} from '../../chapters/own-presets.ts'
import type {OwnPresets} from '../../config/said.ts'
import {TfnotesError} from '../../errors.ts'
import {labById, labs} from '../../labs/index.ts'
import type {Lab} from '../../labs/lab.ts'
import {aliases} from '../../settings/aliases.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import type {Setting} from '../../settings/setting.ts'
import {defaults, type Tunable} from '../../settings/tunable.ts'
import type {Command, Flags} from './command.ts'
import {flagOfSetting} from './flag-of-setting.ts'
import {suggest} from './suggest.ts'

/** The chapter of that id. @throws TfnotesError `unknown-chapter` (usage) with what was probably meant */
export function findChapter(id: string): Chapter {
  const chapter = chapterById(id)
  if (chapter) return chapter
  const ids = chapters.map(one => one.id)
  throw new TfnotesError('unknown-chapter', {chapter: id, suggestion: suggest(id, ids)}, {usage: true})
}

/** The lab of that id. @throws TfnotesError `unknown-lab` (usage) */
export function findLab(id: string): Lab {
  const lab = labById(id)
  if (lab) return lab
  const ids = labs.map(one => one.id)
  throw new TfnotesError('unknown-lab', {lab: id, suggestion: suggest(id, ids), accepted: ids}, {usage: true})
}

type Tunes = NonNullable<Command['tunes']>

const tunables: Readonly<Record<Tunes, readonly Tunable[]>> = {chapter: chapters, lab: labs}

/** Everything that can be set in some chapter or some lab: which of it one takes, its own parser knows. */
export const allSettings = (tunes: Tunes): readonly (readonly [key: string, setting: Setting])[] =>
  tunables[tunes].flatMap(({settings}) => Object.entries(settings))

/** Every flag that some chapter or some lab has. */
export function tunedFlags(tunes: Tunes): Flags {
  const flags = allSettings(tunes).map(([key, one]) => [key, flagOfSetting(one)])
  const others = [...aliases.keys()].map(alias => [alias, {value: 'x', help: {en: '', zh: ''}}] as const)
  return {...Object.fromEntries(flags), ...Object.fromEntries(others)}
}

/** One value to set, as the help describes it. */
export interface Tuned {
  readonly key: string
  readonly setting: Setting
  /** What it starts with, as it is typed. */
  readonly start: string
}

/** What the help says of one chapter or lab. */
export interface TunedPage {
  readonly id: string
  readonly values: readonly Tuned[]
  /** What the command's own flags take here. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

/** What can be set in a chapter or a lab, with presets of the reader's `own`. @throws TfnotesError `unknown-chapter`, `unknown-lab` */
export function tunedPage(tunes: Tunes, id: string, own: OwnPresets): TunedPage {
  const tunable: Tunable & {readonly accepts?: readonly string[]} =
    tunes === 'chapter' ? findChapter(id) : findLab(id)
  const {settings, presets, accepts} = tunable
  const start = defaults(tunable)
  return {
    id,
    values: Object.entries(settings).map(([key, setting]) => ({
      key,
      setting,
      start: formatSetting(start[key]),
    })),
    choices: {
      ...(accepts && {dataset: accepts}),
      preset: [...Object.keys(presets), ...ownPresetNames(own, id)],
    },
  }
}
