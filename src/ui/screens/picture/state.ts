import type {Classified} from '../../../answers/applying.ts'
import {type Inversion, inversions, type Preparation, preparations} from '../../../datasets/facts/facts.ts'
import type {Failure} from '../../../errors.ts'
import type {PathField} from '../../components/path-field.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** What leaves it to the run's data set: MNIST's own way for digits, a plain resize for everything else. */
type Usual = 'usual'

export const ways = {
  prepare: ['usual', ...preparations],
  invert: ['usual', ...inversions],
} as const

/** How the reader wants pictures prepared. */
export interface Way {
  readonly prepare: Usual | Preparation
  readonly invert: Usual | Inversion
}

/** A picture file is chosen, and a run's network says what it shows. */
export interface PictureScreen extends Way {
  readonly kind: 'picture'
  readonly id: number
  readonly run: string
  /** It outlasts the choice: the answer's neighbours are in its list. */
  readonly picking: PathField
  /** The path is being chosen; otherwise the answer is in sight. */
  readonly choosing: boolean
  /** The file that was asked about. */
  readonly asked?: string | undefined
  readonly answer?: Classified | undefined
  readonly failure?: Failure | undefined
}

/** Only what the reader wants otherwise than is usual: the rest is the command's to know. */
export const wayFlags = ({prepare, invert}: Way): string[] =>
  Object.entries({prepare, invert}).flatMap(([flag, value]) =>
    value === 'usual' ? [] : [`--${flag}`, value],
  )

/** Starts the process that predicts: it loads the network once and answers a line for every path. */
export const predictor = (screen: Pick<PictureScreen, 'id' | 'run' | keyof Way>): Effect => ({
  effect: 'ask',
  owner: screen.id,
  topic: 'classify',
  args: ['classify', screen.run, '-', ...wayFlags(screen), '--pixels', '--json'],
})

const usual: Way = {prepare: 'usual', invert: 'usual'}

export const openPicture = (state: AppState, run: string): Step =>
  open(
    state,
    {
      kind: 'picture',
      run,
      picking: {path: '', entries: [], cursor: -1, completing: false},
      choosing: true,
      ...usual,
    },
    id => [predictor({id, run, ...usual}), {effect: 'complete', owner: id, typed: ''}],
  )
