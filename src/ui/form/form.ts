import type {PageStep} from '../../chapters/page-steps.ts'
import {type Failure, TfnotesError} from '../../errors.ts'
import {formatSetting} from '../../settings/format-setting.ts'
import {parseSetting} from '../../settings/parse-setting.ts'
import type {Setting, Settings, Value} from '../../settings/setting.ts'
import {defaults, isRelevant, presetNames, type Tunable} from '../../settings/tunable.ts'
import {type Dimension, gridValues, namesSeveral, readDimension, type Space} from '../../studies/space.ts'
import {flagOf} from '../../text/flag-name.ts'
import {perObject} from '../per-object.ts'
import type {BranchStart} from '../platform.ts'

/** What stands in a page's fields, as text: also what is not valid (yet). */
export interface Form {
  /** Empty while none is chosen. */
  readonly preset: string
  readonly raw: Readonly<Record<string, string>>
  /** Keys of the rows `more` that are open. @default none */
  readonly opened?: readonly string[]
  /** Of a preset of the reader's own: its name, and what it says other than `preset`, which it begins with. */
  readonly own?: OwnStart
  /** Of a branch of a run: what it begins with, instead of a preset. */
  readonly branch?: BranchStart
}

/** A preset of the reader's own, as a form's fields have it. */
export interface OwnStart {
  readonly name: string
  readonly raw: Readonly<Record<string, string>>
}

/** A row of a form. */
export interface FormField {
  readonly key: string
  readonly setting: Setting
  /** What the command line calls it, in camelCase. @default its key */
  readonly flag?: string
  /** Under which of a chapter's steps it stands. */
  readonly step?: PageStep
  /** Of a row that opens and closes others: what is behind it. */
  readonly behind?: Behind
}

/** What stands behind a row `more`. */
export interface Behind {
  readonly isOpen: boolean
  readonly count: number
  /** How many of them are not as the preset says. */
  readonly changed: number
}

/** What a form is for: what can be tuned, and what is no preset's: the run's options, the reader's own file. */
export interface Subject extends Tunable {
  readonly own: Settings
  /** All of it, in the order of the page. */
  readonly fields: readonly FormField[]
  /** The preset of a page that was never opened. */
  readonly preset: string
  /** Whether what can be tuned may be given several values, which are tried one after another. @default false */
  readonly takesSeveral?: boolean
}

/** The values that a preset starts with; without one, as the page begins. */
function startOf(subject: Subject, preset: string): Readonly<Record<string, Value>> {
  const own = Object.entries(subject.own).map(([key, {default: value}]) => [key, value])
  return {...Object.fromEntries(own), ...defaults(subject, preset === '' ? undefined : preset)}
}

/** The form as a preset fills it; what is no preset's stays as in `kept`. */
export function fillForm(subject: Subject, preset: string, kept?: Form): Form {
  const raw = Object.entries(startOf(subject, preset)).map(([key, value]) => [
    key,
    (key in subject.own ? kept?.raw[key] : undefined) ?? formatSetting(value),
  ])
  return {
    preset,
    raw: Object.fromEntries(raw),
    opened: kept?.opened ?? [],
    ...(kept?.branch && {branch: kept.branch}),
  }
}

/** The page of a branch as it opens, and as it is put back. */
export const branchForm = (subject: Subject, branch: BranchStart): Form => ({
  preset: branch.preset ?? subject.preset,
  raw: branch.raw,
  branch,
})

/** What a form is put back to: what its preset says, or the run that it is a branch of. */
export const startForm = (subject: Subject, {preset, own, branch}: Form): Form =>
  branch ? branchForm(subject, branch) : own ? ownForm(subject, own) : fillForm(subject, preset)

/** The form as a preset of the reader's own fills it; what is no preset's stays as in `kept`. */
export function ownForm(subject: Subject, own: OwnStart, kept?: Form): Form {
  const form = fillForm(subject, subject.preset, kept)
  return {...form, raw: {...form.raw, ...own.raw}, own}
}

/** The page as it opens for the first time. */
export const newForm = perObject((subject: Subject): Form => fillForm(subject, subject.preset))

/** The form with the preset after its own: those of the reader's own come after the chapter's. */
export function nextPreset(subject: Subject, form: Form, owns: readonly OwnStart[] = []): Form {
  const names = presetNames(subject)
  const at = form.own
    ? names.length + owns.findIndex(({name}) => name === form.own?.name)
    : names.indexOf(form.preset)
  const next = (at + 1) % (names.length + owns.length)
  const own = owns[next - names.length]
  return own ? ownForm(subject, own, form) : fillForm(subject, names[next] ?? subject.preset, form)
}

export const setField = (form: Form, key: string, text: string): Form => ({
  ...form,
  raw: {...form.raw, [key]: text},
})

export interface ParsedForm {
  readonly values: Readonly<Record<string, Value>>
  /** Why a field's text cannot be taken, by the field's key. */
  readonly failures: Readonly<Record<string, Failure>>
  /** What was given several values: the first of them is in `values`. */
  readonly space: Space
}

const parsed = perObject((subject: Subject) => perObject((form: Form) => parse(subject, form)))

/** Reads the form. A field that cannot be read counts as the preset's value in `values` and is in `failures`. */
export const parseForm = (subject: Subject, form: Form): ParsedForm => parsed(subject)(form)

function parse(subject: Subject, {preset, raw, branch}: Form): ParsedForm {
  const values: Record<string, Value> = {...startOf(subject, preset)}
  const failures: Record<string, Failure> = {}
  const space: Record<string, Dimension> = {}
  // A branch is one run.
  const mayBeSeveral = subject.takesSeveral === true && branch === undefined
  for (const {key, setting, flag = key} of subject.fields)
    try {
      const text = raw[key] ?? ''
      if (mayBeSeveral && key in subject.settings && namesSeveral(setting, text)) {
        const dimension = readDimension(flagOf(flag), setting, text)
        const [first, ...others] = gridValues(dimension)
        values[key] = first
        if (others.length > 0) space[key] = dimension
        continue
      }
      values[key] = parseSetting(flagOf(flag), setting, text)
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      failures[key] = {code: error.code, detail: error.detail}
    }
  return {values, failures, space}
}

const shown = perObject((subject: Subject) =>
  perObject((form: Form) => {
    const {values} = parseForm(subject, form)
    return subject.fields.filter(({setting}) => isRelevant(setting, values))
  }),
)

/** The fields of the form: only what matters with the other values. */
export const shownFields = (subject: Subject, form: Form): readonly FormField[] => shown(subject)(form)

/** The fields that matter and whose text cannot be taken: what does not matter now is no hindrance. */
export function wrongFields(subject: Subject, form: Form): readonly FormField[] {
  const {failures} = parseForm(subject, form)
  return shownFields(subject, form).filter(({key}) => failures[key] !== undefined)
}

const changed = perObject((subject: Subject) =>
  perObject((form: Form): ReadonlySet<string> => {
    const start = startForm(subject, form)
    return new Set(Object.keys(start.raw).filter(key => form.raw[key] !== start.raw[key]))
  }),
)

/** Keys whose text is not what the form begins with. */
export const changedKeys = (subject: Subject, form: Form): ReadonlySet<string> => changed(subject)(form)
