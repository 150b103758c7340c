import type {Judgement, ShownMistake} from '../../../answers/inspection.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

export const views = ['matrix', 'classes', 'mistakes'] as const
export type View = (typeof views)[number]

/** Mistakes that are asked for: a few pages of them, and for every cell of the matrix a page of its own. */
const mostMistakes = 200
const ofEachCell = 20

/** Which mistakes are listed: those of a class, or of a class that is taken for a certain other one. */
export interface Among {
  readonly truth: number
  readonly guess?: number
}

/** How a run's network judges its test samples: which class it takes for which, and where it errs most surely. */
export interface JudgementScreen {
  readonly kind: 'judgement'
  readonly id: number
  readonly run: string
  readonly view: View
  /** The cell under the cursor: what it is, and what it is taken for. */
  readonly row: number
  readonly column: number
  /** Which mistakes are listed; all while undefined. */
  readonly among?: Among | undefined
  /** The mistake under the cursor, of those that are listed. */
  readonly mistake: number
  readonly judgement?: Judgement | undefined
  readonly mistakes: readonly ShownMistake[]
  /** Those that are on their way: they are drawn when all have come, not one by one. */
  readonly coming: readonly ShownMistake[]
  readonly progress?: {readonly done: number; readonly total: number} | undefined
  readonly failure?: Failure | undefined
}

export const openJudgement = (state: AppState, run: string): Step =>
  open(
    state,
    {kind: 'judgement', run, view: 'matrix', row: 0, column: 0, mistake: 0, mistakes: [], coming: []},
    owner => [
      {
        effect: 'ask',
        owner,
        topic: 'inspect',
        args: [
          'inspect',
          run,
          '--json',
          '--pixels',
          '--mistakes',
          String(mostMistakes),
          '--each',
          String(ofEachCell),
        ],
      },
    ],
  )

/** The mistakes of a class, or of one cell of the matrix, most confident first. */
export const mistakesAmong = (
  {mistakes}: Pick<JudgementScreen, 'mistakes'>,
  {truth, guess}: Among,
): readonly ShownMistake[] =>
  mistakes.filter(one => one.truth.class === truth && (guess === undefined || one.guess.class === guess))

/** The mistakes that are listed. */
export const listed = (screen: Pick<JudgementScreen, 'mistakes' | 'among'>): readonly ShownMistake[] =>
  screen.among ? mistakesAmong(screen, screen.among) : screen.mistakes

/** How many mistakes there are of these, listed or not. */
export function countAmong({matrix}: Judgement, among: Among | undefined): number {
  const wrong = (truth: number) =>
    (matrix[truth] ?? []).reduce((sum, count, guess) => sum + (guess === truth ? 0 : count), 0)
  if (among?.guess !== undefined)
    return among.guess === among.truth ? 0 : (matrix[among.truth]?.[among.guess] ?? 0)
  return among ? wrong(among.truth) : matrix.reduce((sum, _, truth) => sum + wrong(truth), 0)
}

/** What is under the cursor: a cell of the matrix, or a class. */
export const underCursor = ({view, row, column}: Pick<JudgementScreen, 'view' | 'row' | 'column'>): Among =>
  view === 'classes' ? {truth: row} : {truth: row, guess: column}
