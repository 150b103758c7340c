import {ranked, run, source} from './applying.ts'
import {maps, picture} from './pictures.ts'
import {remarks} from './remarks.ts'
import {
  about,
  choice,
  integer,
  kind,
  list,
  number,
  numbers,
  object,
  optional,
  type Read,
  required,
  text,
  variant,
} from './schema.ts'

const dataset = text('name of the data set')
const named = (means: string) =>
  about(object({class: integer('its number'), label: text('its English name')}), means)

/** How far a longer command has come, a few times a second. */
export const progress = object({
  kind: kind('progress'),
  done: integer('judged', 'samples'),
  total: integer('to be judged', 'samples'),
})

const judgedClass = object({
  label: text('its English name'),
  count: integer('of this class', 'samples'),
  recall: number('share of its samples that were found', '0 to 1'),
  precision: number('share of the answers “this class” that were right', '0 to 1'),
})

/** `tfnotes inspect <run>`: all samples that the run is validated with. */
export const judgement = object({
  kind: kind('judgement'),
  run,
  weights: choice(['best', 'last'], 'which checkpoint answers'),
  epoch: integer('the epoch after which it was written'),
  dataset,
  source,
  origin: text('a path, or a word on how the data was generated'),
  samples: integer('that were judged', 'samples'),
  accuracy: number('share that was right', '0 to 1'),
  classes: list(judgedClass, 'in the order of their numbers'),
  matrix: list(
    numbers('one count for each class it was taken for', 'samples'),
    'one row for each true class',
  ),
})
export type Judgement = Read<typeof judgement>

export const mistake = object({
  kind: kind('mistake'),
  sample: integer('its number in the set that was judged'),
  truth: named('what it is'),
  guess: named('what it was taken for'),
  probability: number('what the network gave its wrong answer', '0 to 1'),
  picture: optional(picture('the sample, at most 96 pixels a side (`--pixels`)')),
})
const pictured = required(mistake, ['picture'])
export type ShownMistake = Read<typeof pictured>

export const judgementLine = variant('kind', [progress, judgement, pictured])

/** `tfnotes inspect <run> <picture>`: what is looked at. */
export const subject = object({
  kind: kind('picture'),
  picture: text('as it was given: a path, or the number of a validation sample'),
  run,
  dataset,
  truth: optional(named('what a validation sample is')),
  sample: optional(integer('its number')),
  samples: optional(integer('how many there are')),
  top: list(ranked, 'the most probable classes, most probable first'),
  seen: optional(picture('what the network sees (`--pixels`)')),
})
const seenSubject = required(subject, ['seen'])
export type SeenSubject = Read<typeof seenSubject>

export const filters = object({
  kind: kind('filters'),
  layer: text('the first layer that has weights'),
  count: integer('how many filters it has'),
  size: numbers('height, width, channels of one', 'pixels'),
  maps: optional(maps('the first `--maps` of them; middle grey is 0 (`--pixels`)')),
})
const seenFilters = required(filters, ['maps'])
export type Filters = Read<typeof seenFilters>

export const layer = object({
  kind: kind('layer'),
  layer: text('its name'),
  is: text('what it is, in tfjs’ words'),
  outputShape: numbers('of one sample'),
  parameters: integer('moving means and variances included'),
  multiplyAdds: integer('multiplications with an addition that one sample costs'),
  receptiveField: optional(integer('side of the square of the picture that one value sees', 'pixels')),
  count: integer('how many maps it has, or values where it is flat'),
  silent: integer('how many of them say nothing about this sample'),
  maps: optional(maps('the first `--maps` of them; a flat layer is one row (`--pixels`)')),
})
const seenLayer = required(layer, ['maps'])
export type SeenLayer = Read<typeof seenLayer>

export const layerLine = variant('kind', [seenSubject, seenFilters, seenLayer])

/** `tfnotes dataset show`: which pictures follow. */
export const shownSet = object({
  kind: kind('set'),
  dataset,
  source,
  origin: text('a path, or a word on how the data was generated'),
  part: choice(['train', 'test'], 'samples to learn from, or to validate with'),
  inputShape: numbers('height, width, channels', 'pixels'),
  classes: list(text('its name'), 'their English names, in the order of their numbers'),
  total: integer('samples of the class that is shown, or of all'),
  class: optional(integer('the class that was asked for')),
  at: integer('how many of them were passed over'),
  remarks,
})
export type ShownSet = Read<typeof shownSet>

export const shownSample = object({
  kind: kind('sample'),
  sample: integer('its number in its part'),
  class: integer('number of its class'),
  label: text('English name of its class'),
  picture: picture('at most 96 pixels a side'),
})
export type ShownSample = Read<typeof shownSample>

export const sampleLine = variant('kind', [shownSet, shownSample])

/** `tfnotes augment`: the picture as it is. */
export const original = object({
  kind: kind('original'),
  chapter: text('whose values of augmentation are applied'),
  dataset,
  source,
  sample: optional(integer('its number among the training samples')),
  samples: optional(integer('how many there are')),
  label: optional(text('English name of its class')),
  picture: picture('as the network sees it without augmentation'),
})
/** With what only a sample of the set has. */
const sample = required(original, ['sample', 'samples', 'label'])
export type Original = Read<typeof sample>

export const augmented = object({
  kind: kind('augmented'),
  epoch: integer('from 1'),
  picture: picture('what that epoch would see'),
})
export type Augmented = Read<typeof augmented>

export const augmentedLine = variant('kind', [sample, augmented])
