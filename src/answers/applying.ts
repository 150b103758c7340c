import {picture} from './pictures.ts'
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
  type Read,
  required,
  text,
  texts,
  type Written,
} from './schema.ts'

export const run = text('id of the run whose network answers')
export const source = choice(
  ['embedded', 'cache', 'keras-cache', 'file', 'download', 'generated'],
  'where the data comes from',
)

export const ranked = object({
  class: integer('its number'),
  label: text('its English name; `#4` where the network has more outputs than classes'),
  probability: number('how likely', '0 to 1'),
})

const ranking = object({
  top: list(ranked, 'the most probable classes, most probable first'),
  confident: flag('whether the first is at least 60 % likely'),
})
export type Ranking = Written<typeof ranking>

const box = object({
  left: integer('of its first column', 'pixels'),
  top: integer('of its first row', 'pixels'),
  right: integer('behind its last column', 'pixels'),
  bottom: integer('below its last row', 'pixels'),
})

/** `tfnotes classify` */
export const classified = object({
  file: text('the picture, as it was given'),
  run,
  dataset: text('the data set whose classes these are'),
  prepare: choice(['mnist', 'notes', 'plain'], 'how the picture was prepared'),
  invert: choice(
    ['auto', 'yes', 'no'],
    'by which rule light and dark are exchanged: `auto` judges the border',
  ),
  inverted: flag('whether they were exchanged'),
  ...ranking.entries,
  warning: optional(
    choice(
      ['blank', 'several', 'unsure'],
      'nothing is drawn in it; several figures are, and `top` is the first one’s; or no class is likely enough',
    ),
  ),
  figures: optional(
    list(
      object({...ranking.entries, box: about(box, 'where it lies in the picture')}),
      'where several figures stand apart: each of them, in reading order',
    ),
  ),
  leftOut: optional(
    list(
      choice(['edge', 'frame', 'lines', 'holes'], 'what'),
      'what was seen and taken for no writing: `edge` the table beside a sheet and whatever else runs off the picture, `frame` what is drawn around the writing, `lines` ruled lines, squares and boxes, `holes` those of a pad',
    ),
  ),
  seen: optional(picture('what the network sees (`--pixels`)')),
  original: optional(picture('the picture itself, at most 64 pixels a side (`--pixels`)')),
})
export type Classified = Read<typeof classified>

/** `tfnotes classify <run> <folder>`: its pictures follow. */
export const pictureFolder = object({
  kind: kind('folder'),
  folder: text('as it was given'),
  pictures: integer('in it and in the folders in it'),
})

/** `tfnotes measure` */
export const measured = object({
  run,
  dataset: text('the data set whose classes these are'),
  measurements: numbers('as they were given', 'cm'),
  ...ranking.entries,
})
export type Measured = Read<typeof measured>

const trace = object({
  letters: texts('the letters that the network looked at'),
  states: list(numbers('one value a hidden unit', '−1 to 1'), 'the hidden state after each of them'),
})
export type LetterTrace = Written<typeof trace>

/** `tfnotes next` */
export const nextLetter = object({
  run,
  letters: text('the letters that were asked about'),
  ...ranking.entries,
  seen: text('those of them that the network looked at'),
  continued: text('how the text would go on'),
  trace: optional(about(trace, 'what the network remembers (`--trace`)')),
})
export const tracedLetter = required(nextLetter, ['trace'])
export type TracedLetter = Read<typeof tracedLetter>

/** `tfnotes next --codes` */
export const letterCodes = object({
  run,
  learnt: flag('whether an embedding has learnt them; otherwise they are one-hot'),
  codes: list(
    object({letter: text('of the alphabet'), values: numbers('what stands for it at the network’s input')}),
    'one for each letter of the alphabet',
  ),
})
export type LetterCodes = Read<typeof letterCodes>
