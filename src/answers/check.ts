import {source} from './applying.ts'
import {picture} from './pictures.ts'
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
  variant,
} from './schema.ts'

const place = object({
  part: optional(choice(['train', 'test'], 'of a set that has parts')),
  sample: integer('its number in its part, or of the row, from 0'),
  name: optional(text('its file, or its day')),
})

/** What is checked. */
export const checkedSet = object({
  kind: kind('set'),
  dataset: text('as flags and run.json have it'),
  source,
  origin: text('a path, or a word on how the data was generated'),
  train: optional(integer('to learn from', 'samples')),
  test: optional(integer('to validate with', 'samples')),
  rows: optional(integer('of a price history')),
  classes: list(
    object({
      label: text('its English name'),
      train: integer('to learn from', 'samples'),
      test: integer('to validate with', 'samples'),
    }),
    'how many samples each has; empty for prices',
  ),
})

export const finding = object({
  kind: kind('finding'),
  code: text('a word that stays the same in every language and version'),
  grave: flag('what is learnt or measured with such data is worth little'),
  message: text('one sentence in the language of the environment'),
  detail: record('what the sentence is made of'),
  count: integer('of all places'),
  places: list(place, 'where, the first 1,000 of them'),
})

const label = object({class: integer('its number'), label: text('its English name')})

/** A sample whose label the network doubts. */
export const suspect = object({
  kind: kind('suspect'),
  part: choice(['train', 'test'], 'of training samples the network has seen the labels'),
  sample: integer('its number in its part, from 0'),
  name: optional(text('its file')),
  given: about(label, 'what it is labelled'),
  guess: about(label, 'what the network says'),
  probability: number('of the given label', '0 to 1'),
  guessProbability: number('of what the network says', '0 to 1'),
  picture: optional(picture('at most 64 pixels a side (`--pixels`)')),
})

/** The end of a check. */
export const checked = object({
  kind: kind('checked'),
  findings: integer('all of them'),
  grave: integer('of them; the exit code is 3 where there is one'),
  doubted: optional(
    integer('samples of which the network is surer to be of another class than it usually is of that class'),
  ),
})

export const checkLine = variant('kind', [checkedSet, finding, suspect, checked])
export type CheckedSet = Read<typeof checkedSet>
export type ShownFinding = Read<typeof finding>
export type ShownSuspect = Read<typeof suspect>
export type Checked = Read<typeof checked>
