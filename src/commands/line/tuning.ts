import type {Chapter} from '../../chapters/chapter.ts'
import type {Hyperparameter} from '../../chapters/hyperparameters.ts'
import {chapterById, chapters} from '../../chapters/index.ts'
import {defaults} from '../../chapters/values.ts'
import {TfnotesError} from '../../errors.ts'
import {labById, labs} from '../../labs/index.ts'
import type {Lab} from '../../labs/lab.ts'
import type {LabParameter} from '../../labs/parameters.ts'
import {labDefaults} from '../../labs/values.ts'
import type {Flag, Flags} from './command.ts'
import {suggest} from './suggest.ts'

/** Spellings that people type out of habit, beside the full ones. */
const aliases: readonly string[] = ['lr', 'optimiser']

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

type Tunable = Hyperparameter | LabParameter

const placeholders: {readonly [K in Tunable['kind']]?: string} = {
  integer: 'n',
  number: 'x',
  choice: 'name',
  text: 'text',
  list: 'n,n…',
  grid: 'n,n;n,n…',
}

/** A hyperparameter as an option. Its value is checked by the chapter or the lab, not by the command line. */
function flagOf({kind, help}: Tunable): Flag {
  const value = placeholders[kind]
  return {help, ...(value !== undefined && {value})}
}

/** Every flag that some chapter or some lab has: which of them one takes, its own parser knows. */
export function tunedFlags(tunes: 'chapter' | 'lab'): Flags {
  const tunables: readonly Readonly<Record<string, Tunable>>[] =
    tunes === 'chapter' ? chapters.map(one => one.hyperparameters) : labs.map(one => one.parameters)
  const flags = tunables.flatMap(all => Object.entries(all)).map(([key, one]) => [key, flagOf(one)])
  const others = aliases.map(alias => [alias, {value: 'x', help: {en: '', zh: ''}}] as const)
  return {...Object.fromEntries(flags), ...Object.fromEntries(others)}
}

/** One value to set, as the help describes it. */
export interface Tuned {
  readonly key: string
  readonly tunable: Tunable
  readonly start: unknown
}

/** What the help says of one chapter or lab. */
export interface TunedPage {
  readonly id: string
  readonly values: readonly Tuned[]
  /** What the command's own flags take here. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

/** What can be set in a chapter or a lab. @throws TfnotesError `unknown-chapter`, `unknown-lab` */
export function tunedPage(tunes: 'chapter' | 'lab', id: string): TunedPage {
  if (tunes === 'chapter') {
    const chapter = findChapter(id)
    const {hyperparameters, presets, accepts} = chapter
    const choices = {dataset: accepts, preset: Object.keys(presets)}
    return {id, values: tunedValues(hyperparameters, defaults(chapter)), choices}
  }
  const lab = findLab(id)
  const choices = {preset: Object.keys(lab.presets)}
  return {id, values: tunedValues(lab.parameters, labDefaults(lab)), choices}
}

const tunedValues = (
  tunables: Readonly<Record<string, Tunable>>,
  start: Readonly<Record<string, unknown>>,
): Tuned[] => Object.entries(tunables).map(([key, tunable]) => ({key, tunable, start: start[key]}))
