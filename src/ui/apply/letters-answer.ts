import type {Failure} from '../../errors.ts'
import {isRecord, type Likely, readFailure, readTop} from './answer.ts'

/** One answer of `tfnotes next --trace --json`. */
export interface LettersAnswer {
  /** The letters that were asked about. */
  readonly letters: string
  /** Most probable first. */
  readonly top: readonly Likely[]
  readonly continued: string
  /** One row of hidden units, each −1 to 1, after each of the letters that the network looked at. */
  readonly trace: {readonly letters: readonly string[]; readonly states: readonly (readonly number[])[]}
  readonly failure?: Failure
}

/** The codes of all letters, as `tfnotes next --codes --json` tells them. */
export interface LetterCodes {
  readonly learnt: boolean
  readonly codes: readonly {readonly letter: string; readonly values: readonly number[]}[]
}

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [])
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Reads one line of the process; undefined for what is no answer. */
export function readLettersAnswer(value: unknown): LettersAnswer | undefined {
  if (!isRecord(value) || typeof value.letters !== 'string') return undefined
  const trace = isRecord(value.trace) ? value.trace : {}
  const failure = readFailure(value.error)
  return {
    letters: value.letters,
    top: readTop(value.top),
    continued: typeof value.continued === 'string' ? value.continued : '',
    trace: {
      letters: strings(trace.letters),
      states: Array.isArray(trace.states) ? trace.states.map(numbers) : [],
    },
    ...(failure && {failure}),
  }
}

export function readCodes(value: unknown): LetterCodes | undefined {
  if (!isRecord(value) || !Array.isArray(value.codes)) return undefined
  return {
    learnt: value.learnt === true,
    codes: value.codes
      .filter(isRecord)
      .map(({letter, values}) => ({letter: String(letter), values: numbers(values)})),
  }
}
