import {source} from './applying.ts'
import {remarks} from './remarks.ts'
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
  name: text('as flags and run.json have it'),
  title: localised('what it is called'),
  kind: choice(['pictures', 'measurements', 'letters', 'prices'], 'what it is made of'),
  inputShape: optional(numbers('of one sample, where it is known before loading')),
  classes: optional(texts('their English names, where they are known before loading')),
  trainCount: optional(integer('to learn from', 'samples')),
  testCount: optional(integer('to validate with', 'samples')),
  licence: text('of the data'),
  homepage: text('of its publisher', 'URL'),
  download: integer('what `dataset fetch` would load', 'bytes'),
  source: optional(
    text('where it comes from on this machine, or empty where what lies there cannot be used'),
  ),
  origin: optional(text('a path, or a word on how it is generated')),
  problem: optional(text('why what lies there cannot be used, in a sentence')),
  remarks,
})

/** `tfnotes dataset fetch` */
export const fetched = object({
  name: text('of the data set'),
  folder: text('where the files lie now'),
  fetched: texts('files that were loaded'),
  kept: texts('files that were there and right'),
})

const problem = object({
  kind: choice(['line', 'missing', 'unreadable'], 'a line of the file of labels, or a picture'),
  name: text('the file, or the line that cannot be read'),
  line: optional(integer('of the file of labels')),
  reason: optional(text('a code of an error, for an unreadable picture')),
})

/** `tfnotes dataset make` */
export const made = object({
  out: text('the file that was written'),
  reused: flag('it had been made from the very same pictures'),
  classes: texts('in the order of their numbers'),
  train: integer('to learn from', 'pictures'),
  test: integer('to validate with', 'pictures'),
  shape: numbers('height, width, channels', 'pixels'),
  problems: list(problem, 'what was left out (`--skip-missing`)'),
  remarks,
})

const cost = object({
  parameters: integer('moving means and variances included'),
  trainable: integer('parameters that training changes'),
  steps: integer('updates an epoch'),
  msPerStep: number('one update', 'milliseconds'),
  samplesPerSecond: number('of training', 'samples a second'),
  secondsPerEpoch: number('training of one epoch', 'seconds'),
  secondsPerValidation: number('judging the test set once', 'seconds'),
  seconds: number('all epochs with their validations', 'seconds'),
  memory: integer('what training holds at once', 'bytes'),
  measured: integer('batches that were timed'),
})
export type Cost = Written<typeof cost>

/** As the `started` event has it. */
export const threadsWhy = optional(
  text(
    'why so many threads, where nobody said how many and it is not plainly all: `reckoned` from the size of a step, or what a step took with how many, as `1 0.31 ms < 2 0.36 ms`, or `2 0.36 ms ~ 1 0.35 ms` where fewer are not clearly faster',
  ),
)

const computing = {
  backend: text('what would compute'),
  version: text('of the backend'),
  threads: integer('that would compute'),
  why: text('`chosen`, `auto`, or why another backend is not available'),
  threadsWhy,
  program: optional(text('that would compute, where it is another one: a path')),
  devices: optional(texts('that would compute, where those are not the processor alone')),
}

const learning = {
  name: text('of the data set'),
  source,
  origin: text('a path, or a word on how the data was generated'),
  train: integer('that it would learn from', 'samples'),
  test: integer('that it would be validated with, or tested with at the end', 'samples'),
  heldOut: optional(integer('that it would be validated with instead', 'samples')),
  dataset: text('the same as `name`'),
  remarks,
}

/** `tfnotes preflight` */
export const preflight = object({
  chapter: text('its id'),
  ...computing,
  ...cost.entries,
  ...learning,
  inputShape: numbers('of one sample, as the data has it'),
  classes: integer('that the network tells apart; 1 where it forecasts a value'),
})
export type PreflightAnswer = Read<typeof preflight>

const rateCurve = object({
  seed: integer('of the first weights and the order of the samples'),
  rates: numbers('learning rate of each step; fewer where the loss ran away'),
  losses: numbers('of each step before its update, as if all batches were equally hard'),
  means: numbers('the same, each as the mean of its neighbourhood'),
})

/** `tfnotes lr-find` */
export const foundRate = object({
  chapter: text('its id'),
  optimizer: text('whose learning rate it is'),
  low: optional(number('where the loss falls most steeply')),
  high: optional(number('well below where it turns')),
  suggested: optional(number('between the two: what to take')),
  problem: optional(choice(['rates-flat', 'rates-open', 'rates-apart'], 'why no range is named')),
  message: optional(text('the same in a sentence')),
  curves: list(rateCurve, 'one a seed'),
  ...computing,
  ...learning,
})
export type FoundRateAnswer = Read<typeof foundRate>
