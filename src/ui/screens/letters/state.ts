import type {LetterCodes, TracedLetter} from '../../../answers/applying.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** Letters are typed, and a run's network says which comes next. */
export interface LettersScreen {
  readonly kind: 'letters'
  readonly id: number
  readonly run: string
  readonly text: string
  readonly answer?: TracedLetter | undefined
  readonly failure?: Failure | undefined
  readonly codes?: LetterCodes | undefined
  /** The first hidden unit in sight. */
  readonly top: number
}

/** Enough for every network of letters: the longest takes four at a time. */
const beginning = 'abcd'

/** Whether what is answered is not what is typed. */
export const isStale = ({answer, text}: Pick<LettersScreen, 'answer' | 'text'>): boolean =>
  answer?.letters !== text.trim()

/** Rows of what comes next, and below it of the hidden states with their title. */
export function rowsOf(height: number): {readonly next: number; readonly trace: number} {
  const next = Math.min(6, height - 4)
  return {next, trace: height - 1 - next}
}

/** How many hidden units are in sight: below the title and the letters. */
export const unitsInSight = (height: number): number => rowsOf(height).trace - 2

/** Asks about the letters, unless there are none. */
export const askAbout = (id: number, text: string): Effect[] =>
  text.trim() === '' ? [] : [{effect: 'tell', owner: id, topic: 'next', line: text}]

export const openLetters = (state: AppState, run: string): Step =>
  open(state, {kind: 'letters', run, text: beginning, top: 0}, id => [
    {effect: 'ask', owner: id, topic: 'next', args: ['next', run, '-', '--trace', '--codes', '--json']},
    ...askAbout(id, beginning),
  ])
