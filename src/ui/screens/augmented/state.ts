import type {Failure} from '../../actions.ts'
import type {Effect} from '../../effects.ts'
import type {Augmented, Original} from '../../looking/answers.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** One training picture and what a page's values of augmentation make of it, epoch by epoch. */
export interface AugmentedScreen {
  readonly kind: 'augmented'
  readonly id: number
  readonly chapter: string
  /** What follows `tfnotes train` for the page as it is tuned. */
  readonly args: readonly string[]
  /** The values in words, and whether the run would use them. */
  readonly ranges: readonly string[]
  readonly isOn: boolean
  readonly sample: number
  readonly original?: Original | undefined
  readonly changed: readonly Augmented[]
  readonly failure?: Failure | undefined
}

export const change = (
  owner: number,
  [chapter = '', ...flags]: readonly string[],
  sample: number,
): Effect => ({
  effect: 'ask',
  owner,
  topic: 'augment',
  args: ['augment', chapter, String(sample), ...flags, '--json'],
})

export const openAugmented = (
  state: AppState,
  page: Pick<AugmentedScreen, 'chapter' | 'args' | 'ranges' | 'isOn'>,
): Step =>
  open(state, {kind: 'augmented', ...page, sample: 0, changed: []}, owner => [change(owner, page.args, 0)])
