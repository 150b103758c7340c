import type {Chapter} from '../../../chapters/chapter.ts'
import {type DatasetName, takers} from '../../../datasets/facts/index.ts'
import type {BackendChoice} from '../../../settings/run-options.ts'
import {defaults} from '../../../settings/tunable.ts'
import {flagName, flagOf} from '../../../text/flag-name.ts'
import type {NewRun} from '../../platform.ts'
import {type Parsed, parseForm} from './fields.ts'
import {type Form, presetNames, runFields} from './form.ts'

/** Flags of the run's own fields. */
const ownFlags = {
  trainSamples: '--train-samples',
  testSamples: '--test-samples',
  csv: '--csv',
  images: '--images',
  labels: '--labels',
  seed: '--seed',
} as const

/** What follows `tfnotes train` for the run that the form describes: only what is not the program's own choice. */
export function trainArguments(chapter: Chapter, form: Form): string[] {
  const {values, own} = parseForm(chapter, form)
  const start = defaults(chapter, form.preset)
  const args: string[] = [chapter.id]
  if (form.preset !== presetNames(chapter)[0]) args.push('--preset', form.preset)
  if (own.dataset !== chapter.dataset) args.push('--dataset', String(own.dataset))
  if (own.from === 'generated') args.push('--data-source', 'generated')
  for (const [key, value] of Object.entries(values)) {
    if (value === start[key]) continue
    if (typeof value === 'boolean') args.push(value ? flagName(key) : `--no-${flagOf(key)}`)
    else args.push(flagName(key), String(value))
  }
  for (const [key, flag] of Object.entries(ownFlags)) {
    const value = own[key as keyof typeof ownFlags]
    if (value !== undefined) args.push(flag, String(value))
  }
  if (skips(own)) args.push('--skip-missing')
  if (own.backend !== undefined && own.backend !== 'auto') args.push('--backend', String(own.backend))
  if (own.threads !== undefined && own.threads !== 0) args.push('--threads', String(own.threads))
  return args
}

/** Said for pictures of the reader's own alone: a form keeps the value when another data set is chosen. */
const skips = ({dataset, skipMissing}: Parsed['own']): boolean =>
  skipMissing === 'yes' && takers('skipMissing').includes(dataset as DatasetName)

const quoted = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** The same run as a line for a shell. */
export const headlessCommand = (chapter: Chapter, form: Form): string =>
  ['tfnotes', 'train', ...trainArguments(chapter, form).map(quoted)].join(' ')

/** The run that the form describes, to be launched. */
export function runOf(chapter: Chapter, form: Form): NewRun {
  const {values, own} = parseForm(chapter, form)
  return {
    chapter: chapter.id,
    hyperparameters: values,
    preset: form.preset,
    seed: Number(own.seed ?? runFields.seed),
    dataset: {
      name: (own.dataset ?? chapter.dataset) as DatasetName,
      from: own.from === 'generated' ? 'generated' : 'auto',
      ...(own.trainSamples !== undefined && {trainSamples: Number(own.trainSamples)}),
      ...(own.testSamples !== undefined && {testSamples: Number(own.testSamples)}),
      ...(own.csv !== undefined && {csv: String(own.csv)}),
      ...(own.images !== undefined && {images: String(own.images)}),
      ...(own.labels !== undefined && {labels: String(own.labels)}),
      ...(skips(own) && {skipMissing: true}),
    },
    backend: (own.backend ?? 'auto') as BackendChoice,
    threads: Number(own.threads ?? 0),
  }
}
