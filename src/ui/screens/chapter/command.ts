import type {Chapter} from '../../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../../chapters/hyperparameters/hyperparameter.ts'
import {optionsOf} from '../../../chapters/run-options.ts'
import {type RunOptionValues, specOf} from '../../../runs/options.ts'
import {asTyped} from '../../../settings/as-typed.ts'
import {formatSetting} from '../../../settings/format-setting.ts'
import type {RunOption} from '../../../settings/run-options.ts'
import type {Value} from '../../../settings/setting.ts'
import {defaults, isRelevant} from '../../../settings/tunable.ts'
import {settingsOf} from '../../../studies/settings-of.ts'
import {flagOf} from '../../../text/flag-name.ts'
import {shellLine} from '../../../text/shell-line.ts'
import {changedKeys, type Form, parseForm, shownFields} from '../../form/form.ts'
import {chapterSubject} from '../../form/subjects.ts'
import {perObject} from '../../per-object.ts'
import type {BranchStart, NewRun} from '../../platform.ts'

interface Said {
  readonly values: HyperparameterValues
  readonly options: RunOptionValues
}

/** What the form says: the chapter's values, and the run's options. An option that the data has no use for is not said. */
export const readForm = (chapter: Chapter, form: Form): Said => said(chapter)(form)

const said = perObject((chapter: Chapter) => perObject((form: Form) => read(chapter, form)))

function read(chapter: Chapter, form: Form): Said {
  const {values} = parseForm(chapterSubject(chapter), form)
  const tuned = Object.keys(chapter.settings).map(key => [key, values[key]])
  const options = Object.entries(optionsOf(chapter)).map(([key, option]) => [
    key,
    isRelevant(option, values) ? values[key] : option.default,
  ])
  return {values: Object.fromEntries(tuned), options: Object.fromEntries(options)}
}

/** The run's options as flags, unless they are the program's own choice: of one step, or those that are named. */
export function optionFlags(
  chapter: Chapter,
  options: RunOptionValues,
  isWanted: (key: string, step: 'data' | 'fit') => boolean,
): string[] {
  const given: Readonly<Record<string, Value>> = options
  return Object.entries(optionsOf(chapter))
    .filter(
      ([key, {step, always, default: start}]) => isWanted(key, step) && (always || given[key] !== start),
    )
    .flatMap(([key, {flag = key}]) => asTyped(flag, given[key]))
}

/** What follows `tfnotes train` for the run that the form describes: only what is not the program's own choice. */
export const trainArguments = (chapter: Chapter, form: Form): string[] => argumentsOf(chapter, form, {})

/** What the form gives several values, by what was typed there. */
function severalOf(chapter: Chapter, form: Form): Readonly<Record<string, string>> {
  const {space} = parseForm(chapterSubject(chapter), form)
  return Object.fromEntries(Object.keys(space).map(key => [key, form.raw[key] ?? '']))
}

/** What follows `tfnotes sweep`, where the form gives something several values; undefined where it describes one run. */
export function sweepArguments(chapter: Chapter, form: Form): string[] | undefined {
  const several = severalOf(chapter, form)
  return Object.keys(several).length === 0 ? undefined : argumentsOf(chapter, form, several)
}

/** How many trials that is. @throws TfnotesError `too-many-trials` */
export function trialsOf(chapter: Chapter, form: Form): number {
  const {space} = parseForm(chapterSubject(chapter), form)
  return settingsOf(runOf(chapter, form), space, {search: 'grid', seeds: 1}).length
}

function argumentsOf(chapter: Chapter, form: Form, several: Readonly<Record<string, string>>): string[] {
  const {values, options} = readForm(chapter, form)
  const start = defaults(chapter, form.preset)
  return [
    chapter.id,
    ...(form.preset === chapterSubject(chapter).preset ? [] : ['--preset', form.preset]),
    ...optionFlags(chapter, options, (_, step) => step === 'data'),
    ...Object.entries({...values, ...several}).flatMap(([key, value]) =>
      value === start[key] ? [] : asTyped(key, value),
    ),
    ...optionFlags(chapter, options, (_, step) => step === 'fit'),
  ]
}

/** What follows `tfnotes twins` for what a preset says beside what the form says; undefined where nothing is between them. */
export function twinArguments(chapter: Chapter, form: Form): string[] | undefined {
  const {values, options} = readForm(chapter, form)
  const start = defaults(chapter, form.preset)
  const changed = Object.entries(values).filter(([key, value]) => value !== start[key])
  if (changed.length === 0) return undefined
  return [
    chapter.id,
    ...(form.preset === chapterSubject(chapter).preset ? [] : ['--preset', form.preset]),
    ...optionFlags(chapter, options, () => true),
    '--b',
    changed.map(([key, value]) => `${flagOf(key)}=${formatSetting(value)}`).join(),
  ]
}

/** What follows `tfnotes train` for a branch: what is other than in its parent, and how far it goes. */
function branchArguments(chapter: Chapter, form: Form, {run, checkpoint}: BranchStart): string[] {
  const subject = chapterSubject(chapter)
  const {values} = parseForm(subject, form)
  const changed = changedKeys(subject, form)
  const options: Readonly<Record<string, RunOption>> = optionsOf(chapter)
  return [
    '--branch',
    checkpoint === 'last' ? run : `${run}@${checkpoint}`,
    ...shownFields(subject, form)
      .filter(({key}) => changed.has(key) || key === 'epochs')
      .flatMap(({key}) => asTyped(options[key]?.flag ?? key, values[key])),
  ]
}

/** What follows `tfnotes` for what the form describes. */
export function commandWords(chapter: Chapter, form: Form): readonly string[] {
  const sweep = sweepArguments(chapter, form)
  if (sweep) return ['sweep', ...sweep]
  return [
    'train',
    ...(form.branch ? branchArguments(chapter, form, form.branch) : trainArguments(chapter, form)),
  ]
}

/** The same run as a line for a shell. */
export const headlessCommand = (chapter: Chapter, form: Form): string =>
  shellLine(['tfnotes', ...commandWords(chapter, form)])

/** The run that the form describes, to be launched. */
export function runOf(chapter: Chapter, form: Form): NewRun {
  const {values, options} = readForm(chapter, form)
  const {run, checkpoint, sha256} = form.branch ?? {}
  return {
    chapter: chapter.id,
    hyperparameters: values,
    preset: form.preset,
    ...specOf(options),
    ...(run !== undefined && checkpoint && sha256 && {branch: {run, checkpoint, sha256}}),
  }
}
