import * as v from 'valibot'
import {label} from './runs.ts'
import {
  about,
  choice,
  flag,
  integer,
  kind,
  list,
  number,
  numbers,
  object,
  optional,
  text,
  texts,
} from './schema.ts'

const settings = about(
  v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
  'those in which the runs differ, by name; without those that a run does not have',
  undefined,
  'object',
)

const task = object({
  chapter: optional(text('its id')),
  dataset: optional(text('name of the data set')),
  isGenerated: flag('the data is not the real set'),
  files: optional(text('the reader’s own that are learnt from', 'absolute path')),
  runs: texts('ids, the best first by the measure, as far as that may be ranked'),
  isLossOne: flag('whether all losses are known to mean the same; else none is the best'),
  isTestOne: flag('whether all are known to be judged on the same samples; else nothing is the best'),
})

/** First what is compared. */
export const comparison = object({
  kind: kind('comparison'),
  measure: choice(
    ['valAccuracy', 'valLoss', 'accuracy', 'loss'],
    'of the curves, and what tasks are sorted by',
  ),
  by: choice(['epoch', 'step', 'minutes'], 'what the curves are over'),
  settings: texts('names of those in which the runs differ'),
  tasks: list(task, 'only within one of them figures are ranked'),
})

const headline = (means: string) =>
  optional(
    about(
      object({
        value: number('best over the epochs'),
        epoch: optional(integer('that reached it, from 1')),
        isValidated: flag('on validation data; else on what it learns from'),
        isBest: flag('of its task'),
      }),
      means,
    ),
  )

/** Then one line a run. */
export const comparedRun = object({
  kind: kind('run'),
  id: text('of the run'),
  dir: text('its folder', 'absolute path'),
  short: text('a name that tells it apart from the others'),
  label: optional(about(label, 'what its reader calls it: `tfnotes note`')),
  chapter: optional(text('its id')),
  dataset: optional(text('name of the data set')),
  status: text('as `tfnotes runs` has it'),
  epoch: integer('epochs done'),
  epochs: integer('epochs to be done; 0 while unknown'),
  seconds: number('spent in epochs that count', 'seconds'),
  accuracy: headline('its highest accuracy'),
  loss: headline('its lowest loss'),
  settings,
  curve: optional(
    about(
      object({x: numbers('ascending'), y: numbers('null where nothing was measured')}),
      'what is drawn of it',
    ),
  ),
  missing: optional(
    choice(
      ['unread', 'unmeasured', 'otherLoss', 'noPlaces'],
      'why it has no curve: its events cannot be read, it has not measured this, its loss means something else, it does not say where it stands on this axis',
    ),
  ),
})

const spread = (means: string) =>
  optional(
    about(
      object({
        mean: number('of the best figures'),
        sd: number('standard deviation, with n − 1'),
        n: integer('runs'),
      }),
      means,
    ),
  )

/** Then one line for runs that differ in their seeds alone. */
export const comparedSeeds = object({
  kind: kind('seeds'),
  name: text('what sets them apart from others; empty where there are no others'),
  runs: texts('their ids'),
  done: integer('those that have done all their epochs: only they count'),
  accuracy: spread('of their highest accuracies'),
  loss: spread('of their lowest losses'),
})
