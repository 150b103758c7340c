import {source} from './applying.ts'
import {
  choice,
  flag,
  integer,
  list,
  localised,
  number,
  numbers,
  object,
  optional,
  type Read,
  text,
  texts,
  type Written,
} from './schema.ts'

/** `tfnotes dataset list` */
export const dataset = object({
  name: text(''),
  title: localised('what it is called'),
  kind: choice(['pictures', 'measurements', 'letters', 'prices'], ''),
  inputShape: optional(numbers('of one sample, where it is known before loading')),
  classes: optional(texts('their English names, where they are known before loading')),
  trainCount: optional(integer('', 'samples')),
  testCount: optional(integer('', 'samples')),
  licence: text(''),
  homepage: text('', 'URL'),
  download: integer('what `dataset fetch` would load', 'bytes'),
  source: optional(
    text('where it comes from on this machine, or empty where what lies there cannot be used'),
  ),
  origin: optional(text('a path, or a word on how it is generated')),
  problem: optional(text('why what lies there cannot be used, in a sentence')),
})

/** `tfnotes dataset fetch` */
export const fetched = object({
  name: text(''),
  folder: text('where the files lie now'),
  fetched: texts('files that were loaded'),
  kept: texts('files that were there and right'),
})

const problem = object({
  kind: choice(['line', 'missing', 'unreadable'], ''),
  name: text('the file, or the line that cannot be read'),
  line: optional(integer('of the file of labels')),
  reason: optional(text('a code of an error, for an unreadable picture')),
})

/** `tfnotes dataset make` */
export const made = object({
  out: text('the file that was written'),
  reused: flag('it had been made from the very same pictures'),
  classes: texts('in the order of their numbers'),
  train: integer('', 'pictures'),
  test: integer('', 'pictures'),
  shape: numbers('height, width, channels', 'pixels'),
  problems: list(problem, 'what was left out (`--skip-missing`)'),
})

const cost = object({
  parameters: integer('moving means and variances included'),
  trainable: integer('parameters that training changes'),
  steps: integer('updates an epoch'),
  msPerStep: number('', 'milliseconds'),
  samplesPerSecond: number(''),
  secondsPerEpoch: number('training of one epoch', 'seconds'),
  secondsPerValidation: number('judging the test set once', 'seconds'),
  seconds: number('all epochs with their validations', 'seconds'),
  memory: integer('what training holds at once', 'bytes'),
  measured: integer('batches that were timed'),
})
export type Cost = Written<typeof cost>

/** `tfnotes preflight` */
export const preflight = object({
  chapter: text('its id'),
  backend: text('what would compute'),
  version: text('of the backend'),
  threads: integer(''),
  why: text('`chosen`, `auto`, or why another backend is not available'),
  ...cost.entries,
  name: text('of the data set'),
  source,
  origin: text('a path, or a word on how the data was generated'),
  train: integer('', 'samples'),
  test: integer('', 'samples'),
  dataset: text('the same as `name`'),
})
export type PreflightAnswer = Read<typeof preflight>
