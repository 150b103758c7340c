import {describe} from 'vitest'

/**
 * The Python with Keras that TFNOTES_PYTHON names: no other is looked for, since tests are to take as long, and to say the
 * same, wherever they run.
 */
export const environment = process.env

export const kerasIsHere = (environment.TFNOTES_PYTHON ?? '') !== ''

/** Milliseconds that a test with a Python of its own may take: importing a backend and compiling take most of them. */
export const patience = 180_000

/** Tests that need Keras; where there is none, they say so. */
export const describeKeras = (name: string, tests: () => void): void => {
  if (kerasIsHere) describe(name, {timeout: patience}, tests)
  else describe.skip(`${name} (skipped: no Keras)`, tests)
}
