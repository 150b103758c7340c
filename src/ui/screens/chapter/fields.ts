import type {Chapter} from '../../../chapters/chapter.ts'
import type {Hyperparameter, HyperparameterValues} from '../../../chapters/hyperparameters/hyperparameter.ts'
import type {DataOption} from '../../../datasets/facts/facts.ts'
import {type DatasetName, takers, takes} from '../../../datasets/facts/index.ts'
import {type Failure, TfnotesError} from '../../../errors.ts'
import {parseSetting} from '../../../settings/parse-setting.ts'
import {defaults, isRelevant} from '../../../settings/tunable.ts'
import {flagOf} from '../../../text/flag-name.ts'
import {type Form, fillForm, type RunField, runFields} from './form.ts'

export type Step = 'data' | 'prepare' | 'build' | 'compile' | 'fit'
export const steps: readonly Step[] = ['data', 'prepare', 'build', 'compile', 'fit']

/** A row of the form. `hyperparameter` is the chapter's; the run's own fields are described here. */
export type Field = {readonly key: string; readonly step: Step} & (
  | {readonly kind: 'hyperparameter'; readonly hyperparameter: Hyperparameter}
  | {readonly kind: 'choice'; readonly choices: readonly string[]}
  | {readonly kind: 'count'; readonly min: number; readonly optional: boolean}
  | {readonly kind: 'path'}
)

type OwnField = Field & {readonly key: RunField}

/** Fields that say which data is taken: not every data set has a use for them. */
const isDataOption = (key: string): key is DataOption => takers(key as DataOption).length > 0

const ownFields = (chapter: Chapter): readonly OwnField[] => [
  {key: 'dataset', step: 'data', kind: 'choice', choices: chapter.accepts},
  {
    key: 'from',
    step: 'data',
    kind: 'choice',
    choices: ['auto', 'generated'],
  },
  {key: 'csv', step: 'data', kind: 'path'},
  {key: 'images', step: 'data', kind: 'path'},
  {key: 'labels', step: 'data', kind: 'path'},
  {
    key: 'skipMissing',
    step: 'data',
    kind: 'choice',
    choices: ['no', 'yes'],
  },
  {
    key: 'trainSamples',
    step: 'data',
    kind: 'count',
    min: 1,
    optional: true,
  },
  {
    key: 'testSamples',
    step: 'data',
    kind: 'count',
    min: 1,
    optional: true,
  },
  {key: 'seed', step: 'fit', kind: 'count', min: 0, optional: false},
  {key: 'backend', step: 'fit', kind: 'choice', choices: ['auto', 'native', 'wasm', 'cpu']},
  {key: 'threads', step: 'fit', kind: 'count', min: 0, optional: false},
]

/** Greatest seed, sample and thread count that a field takes. */
const most = 0xff_ff_ff_ff

/** One value of the run's own fields; empty where the program chooses. @throws TfnotesError as the chapters' do */
function parseOwn(field: Field, raw: string): string | number | undefined {
  const text = raw.trim()
  if (field.kind === 'count') {
    if (text === '' && field.optional) return undefined
    return parseSetting(flagOf(field.key), {kind: 'integer', min: field.min, max: most}, text)
  }
  return text === '' ? undefined : text
}

export interface Parsed {
  readonly values: HyperparameterValues
  readonly own: Readonly<Partial<Record<RunField, string | number>>>
  /** Why a field's text cannot be taken, by the field's key. */
  readonly failures: Readonly<Record<string, Failure>>
}

/** Reads the form. A field that cannot be read counts as the preset's value in `values` and is in `failures`. */
export function parseForm(chapter: Chapter, form: Form): Parsed {
  const values: Record<string, HyperparameterValues[string]> = {...defaults(chapter, form.preset)}
  const own: Partial<Record<RunField, string | number>> = {}
  const failures: Record<string, Failure> = {}
  const attempt = (key: string, read: () => void) => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      failures[key] = {code: error.code, detail: error.detail}
    }
  }
  for (const [key, hyperparameter] of Object.entries(chapter.settings)) {
    attempt(key, () => {
      values[key] = parseSetting(flagOf(key), hyperparameter, form.raw[key] ?? '')
    })
  }
  for (const field of ownFields(chapter)) {
    attempt(field.key, () => {
      const value = parseOwn(field, form.raw[field.key] ?? '')
      if (value !== undefined) own[field.key] = value
    })
  }
  return {values, own, failures}
}

/** The rows of the form, in the order of the six steps: only what matters with the other values. */
export function fieldsOf(chapter: Chapter, form: Form): readonly Field[] {
  const {values} = parseForm(chapter, form)
  const dataset = (form.raw.dataset ?? chapter.dataset) as DatasetName
  const own = ownFields(chapter).filter(({key}) => !isDataOption(key) || takes(dataset, key))
  const tuned = Object.entries(chapter.settings)
    .filter(([, hyperparameter]) => isRelevant(hyperparameter, {...values, dataset}))
    .map(
      ([key, hyperparameter]): Field => ({
        key,
        step: hyperparameter.step,
        kind: 'hyperparameter',
        hyperparameter,
      }),
    )
  return steps.flatMap(step => {
    const mine = [...own, ...tuned].filter(field => field.step === step)
    // In the last step the chapter's values come first, the run's own after them.
    return step === 'fit'
      ? mine.sort((a, b) => Number(a.key in runFields) - Number(b.key in runFields))
      : mine
  })
}

/** Keys whose text is not what the preset says. */
export function changedKeys(chapter: Chapter, form: Form): ReadonlySet<string> {
  const start = fillForm(chapter, form.preset)
  return new Set(Object.keys(start.raw).filter(key => form.raw[key] !== start.raw[key]))
}
