import {about, object, optional, type Read, read, record, text} from './schema.ts'

const asked = (what: string, command: string) => optional(text(`${what} of the question (\`${command}\`)`))

/** Why a command could not answer, or one of many questions. */
export const failed = object({
  file: asked('the picture', 'classify'),
  line: asked('the measurements', 'measure'),
  letters: asked('the letters', 'next'),
  window: asked('the window', 'gates'),
  picture: asked('the picture', 'inspect'),
  page: asked('the pictures', 'dataset show'),
  error: about(
    object({
      code: text('a word that stays the same in every language and version'),
      detail: record('what the sentence is made of: paths, values, what is accepted'),
      message: text('one sentence in the language of the environment'),
    }),
    'what went wrong',
  ),
})

export const readFailure = (value: unknown): Read<typeof failed>['error'] | undefined =>
  read(failed, value)?.error
