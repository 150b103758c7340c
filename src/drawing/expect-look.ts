import {TfnotesError} from '../errors.ts'
import {glyphWords} from './glyph-mode.ts'
import {grounds} from './look.ts'

/** What the environment may say of how things are drawn. */
const accepted = {TFNOTES_GLYPHS: glyphWords, TFNOTES_THEME: grounds} as const

/** @throws TfnotesError (usage) `bad-environment` where a variable is set to none of the words it takes */
export function expectLook(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, words] of Object.entries(accepted)) {
    const value = env[name]
    if (value && !words.some(word => word === value))
      throw new TfnotesError('bad-environment', {name, value, accepted: words}, {usage: true})
  }
}
