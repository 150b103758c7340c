import {list, object, optional, type Read, record, text} from './schema.ts'

/** What a command says of the data that it read. */
export const remarks = optional(
  list(
    object({
      code: text('a word that stays the same in every language and version'),
      detail: record('what the sentence is made of: lines, columns, values'),
      message: text('one sentence in the language of the environment'),
    }),
    'what was guessed of the data, left out, or looks wrong',
  ),
)
export type Remarks = NonNullable<Read<typeof remarks>>
