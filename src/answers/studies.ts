import * as v from 'valibot'
import {
  about,
  choice,
  flag,
  integer,
  kind,
  list,
  number,
  object,
  optional,
  type Read,
  record,
  text,
  texts,
} from './schema.ts'

const values = about(
  v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
  'what the setting has in place of the usual values, by name',
  undefined,
  'object',
)
const figure = number('the figure: best over the epochs, of validation where there is any')
const testFigure = optional(
  number('of the test set, where something was held out: by it nothing is chosen or ordered'),
)

/** What has come of one run of a study. */
const reading = object({
  seed: integer('of the run'),
  run: text('its id'),
  value: figure,
  epoch: integer('that the figure is of'),
  test: testFigure,
})

const boardRow = object({
  setting: integer('its number, from 0'),
  values,
  mean: number('of the figures of its seeds'),
  sd: optional(number('standard deviation of the figures, with n − 1')),
  half: optional(number('half the 95 % interval of the mean, by Student’s t; not of one seed')),
  n: integer('seeds with a figure'),
  epochs: integer('up to which it was judged'),
  verdict: choice(
    ['best', 'worse', 'alike', 'unknown', 'early'],
    'beside the first row, by seeds that both have; `alike`: the interval of the difference holds 0; `unknown`: fewer than two seeds; `early`: ended before',
  ),
  difference: optional(number('mean of its figures minus the first row’s, by seeds')),
  differenceHalf: optional(number('half the 95 % interval of that')),
  test: optional(number('mean of its runs’ figures of the test set, where all of them have one')),
  testHalf: optional(number('half the 95 % interval of that')),
  readings: list(reading, 'its runs'),
})
export type StudyRow = Read<typeof boardRow>

const influence = object({
  name: text('the hyperparameter'),
  share: number('of the variance of the figures: its main effect, less what chance gives', '0 to 1'),
})

/** Two settings beside each other, by pairs of runs that share a seed. */
const twins = object({
  finding: choice(
    ['real', 'luck', 'same', 'ran-away', 'open'],
    '`real`: the interval leaves out 0; `luck`: it does not, and no further pair would change that; `same`: no figure differs; `ran-away`: one of the two ends without a figure; `open`: nothing yet',
  ),
  isDecided: flag('whether nothing further is trained'),
  pairs: list(
    object({
      seed: integer('of both runs'),
      a: number('figure of the first'),
      b: number('figure of the second'),
      runs: texts('their ids'),
    }),
    'seeds of which both have a figure',
  ),
  difference: optional(number('mean of the second’s figures minus the first’s; not of fewer than two pairs')),
  low: optional(number('lower end of its interval')),
  high: optional(number('upper end')),
  confidence: number(
    'how sure the interval is: earlier looks have to be surer, so that all looks together are 95 %',
    '0 to 1',
  ),
  greater: optional(integer('pairs in which the second’s figure is greater')),
  ranAwayA: integer('seeds of which the first ended without a figure'),
  ranAwayB: integer('seeds of which the second did'),
})

/** What can be said of a study: `tfnotes sweep`, `twins`, `queue`, `train --seeds`. */
export const studyReport = object({
  kind: kind('study'),
  study: text('its id'),
  asks: choice(['seeds', 'sweep', 'twins'], 'what the study is for'),
  dir: text('its folder', 'absolute path'),
  chapter: text('its id'),
  dataset: text('of the base'),
  createdAt: integer('when it was asked for', 'milliseconds since 1970'),
  status: choice(
    ['running', 'waiting', 'paused', 'left', 'done', 'budget', 'halted', 'dropped'],
    '`left`: its driver is gone; `budget`: its time is spent; `dropped`: taken out of the queue',
  ),
  place: optional(integer('in the queue, from 1')),
  search: choice(['grid', 'random', 'halving'], 'how the settings are chosen'),
  space: record('what was typed, by hyperparameter'),
  settings: integer('how many there are'),
  seeds: list(v.number(), 'that every setting is trained with'),
  rungs: list(v.number(), 'epochs after each of which the better third goes on'),
  parallel: integer('trials at a time'),
  budget: optional(number('after which no further trial is begun', 'seconds')),
  trials: integer('settings × seeds'),
  done: integer('trials with a figure'),
  taken: integer('of these, trained before with the same bytes'),
  lost: integer('trials that ended without a figure'),
  live: texts('runs that are being trained'),
  waitsFor: optional(
    text('run of somebody else that is being trained here, before whose end nothing is begun'),
  ),
  spent: number('that trainers were at work', 'seconds'),
  secondsLeft: optional(number('that the rest will take at that speed', 'seconds')),
  measure: choice(['accuracy', 'loss'], 'what is compared'),
  heldOut: flag(
    'whether the figures are of samples held out of the training; those of the test set stand beside them',
  ),
  rows: list(boardRow, 'settings with a figure, the best first'),
  twins: optional(about(twins, 'of twins: the second beside the first')),
  influences: optional(list(influence, 'what mattered, the most first; not of too few runs')),
  failure: optional(
    about(
      object({code: text('of the error'), detail: record('what its sentence is made of')}),
      'why nothing could be begun any more',
    ),
  ),
})
export type StudyAnswer = Read<typeof studyReport>

/** `tfnotes queue`: how many studies follow. */
export const queueTold = object({
  kind: kind('queue'),
  studies: integer('that follow, one a line'),
  driven: flag('whether a driver is at work'),
})

/** One trial has its result. */
export const trialEnded = object({
  kind: kind('trial'),
  study: text('its id'),
  setting: integer('its number, from 0'),
  values,
  seed: integer('of the run'),
  run: text('its id'),
  value: figure,
  epoch: integer('that the figure is of'),
  taken: flag('whether it had been trained before'),
})
