import {about, flag, integer, kind, number, object, optional, record, text, texts} from './schema.ts'

const chosen = (means: string) =>
  optional(
    about(
      object({
        tag: text('that it is taken from'),
        guessed: flag('whether its name alone speaks for it'),
        others: integer('tags that might be meant as well'),
      }),
      means,
    ),
  )

const time = (means: string) => integer(means, 'milliseconds since 1970; 0 where nobody says')

/** `tfnotes attach` on event files of another program: what is watched. */
export const watching = object({
  kind: kind('watching'),
  path: text('the folder that was named', 'absolute path'),
  run: text('which of its runs, by its folder; `.` for that itself'),
  runs: texts('all runs there'),
  writers: texts('the libraries that wrote it, in their own words'),
  tags: texts('all tags with numbers, in the order of their names'),
  curves: about(
    object({
      loss: chosen('of training'),
      valLoss: chosen('of validation'),
      accuracy: chosen('of training'),
      valAccuracy: chosen('of validation'),
      lr: chosen('learning rate'),
    }),
    'which tag each is taken from',
  ),
})

/** What the curves say at one step. */
export const loggedStep = object({
  kind: kind('step'),
  step: integer('as the program counts'),
  t: time('when it was written'),
  loss: optional(number('of training')),
  valLoss: optional(number('of validation')),
  accuracy: optional(number('of training')),
  valAccuracy: optional(number('of validation')),
  lr: optional(number('learning rate')),
})

/** The program went on from an earlier state. */
export const takenBack = object({
  kind: kind('taken-back'),
  curve: text('`loss`, `valLoss`, `accuracy`, `valAccuracy` or `lr`'),
  step: integer('from which on what was told of it counts no more'),
})

/** Why not all of the files can be read. */
export const unreadLogs = object({
  kind: kind('problem'),
  code: text('of the error'),
  detail: record('what its sentence is made of'),
  message: text('the sentence, in the language of the locale'),
})
