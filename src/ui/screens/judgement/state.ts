import type {Judgement, ShownMistake} from '../../../answers/inspection.ts'
import type {Failure} from '../../../errors.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

export const views = ['matrix', 'classes', 'mistakes'] as const
export type View = (typeof views)[number]

/** Mistakes that are asked for: a few pages of them. */
export const mostMistakes = 60

/** How a run's network judges its test samples: which class it takes for which, and where it errs most surely. */
export interface JudgementScreen {
  readonly kind: 'judgement'
  readonly id: number
  readonly run: string
  readonly view: View
  /** Class under the cursor, first column in sight, mistake under the cursor. */
  readonly row: number
  readonly column: number
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
        args: ['inspect', run, '--json', '--pixels', '--mistakes', String(mostMistakes)],
      },
    ],
  )
