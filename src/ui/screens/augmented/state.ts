import type {Augmented, Original} from '../../../answers/inspection.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** One training picture and what a page's values of augmentation make of it, epoch by epoch. */
export interface AugmentedScreen {
  readonly kind: 'augmented'
  readonly id: number
  readonly chapter: string
  /** The values in words, and whether the run would use them. */
  readonly ranges: readonly string[]
  readonly isOn: boolean
  readonly sample: number
  readonly original?: Original | undefined
  readonly changed: readonly Augmented[]
  readonly failure?: Failure | undefined
}

const topic = 'augment'

/** Asks the process that holds the data to change another picture. */
export const change = (owner: number, sample: number): Effect => ({
  effect: 'tell',
  owner,
  topic,
  line: String(sample),
})

/** `args` is what follows `tfnotes train` for the page as it is tuned. */
export function openAugmented(
  state: AppState,
  {args, ...page}: Pick<AugmentedScreen, 'chapter' | 'ranges' | 'isOn'> & {readonly args: readonly string[]},
): Step {
  const [chapter = '', ...flags] = args
  return open(state, {kind: 'augmented', ...page, sample: 0, changed: []}, owner => [
    {effect: 'ask', owner, topic, args: ['augment', chapter, '-', ...flags, '--json']},
    change(owner, 0),
  ])
}
