import type {Classified} from '../../../answers/applying.ts'
import type {Inversion} from '../../../datasets/facts/facts.ts'
import type {Failure} from '../../../errors.ts'
import type {PathField} from '../../components/path-field.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** `auto` leaves it to the run's data set: MNIST's own way for digits, a plain resize for everything else. */
export const preparations = ['auto', 'mnist', 'notes'] as const

/** A picture file is chosen, and a run's network says what it shows. */
export interface PictureScreen {
  readonly kind: 'picture'
  readonly id: number
  readonly run: string
  /** It outlasts the choice: the answer's neighbours are in its list. */
  readonly picking: PathField
  /** The path is being chosen; otherwise the answer is in sight. */
  readonly choosing: boolean
  readonly prepare: (typeof preparations)[number]
  readonly invert: Inversion
  /** The file that was asked about. */
  readonly asked?: string | undefined
  readonly answer?: Classified | undefined
  readonly failure?: Failure | undefined
}

/** Starts the process that predicts: it loads the network once and answers a line for every path. */
export const predictor = (screen: Pick<PictureScreen, 'id' | 'run' | 'prepare' | 'invert'>): Effect => ({
  effect: 'ask',
  owner: screen.id,
  topic: 'classify',
  args: [
    'classify',
    screen.run,
    '-',
    '--pixels',
    '--json',
    ...(screen.prepare === 'auto' ? [] : ['--prepare', screen.prepare]),
    '--invert',
    screen.invert,
  ],
})

export const openPicture = (state: AppState, run: string): Step =>
  open(
    state,
    {
      kind: 'picture',
      run,
      picking: {path: '', entries: [], cursor: -1, completing: false},
      choosing: true,
      prepare: 'auto',
      invert: 'auto',
    },
    id => [predictor({id, run, prepare: 'auto', invert: 'auto'}), {effect: 'complete', owner: id, typed: ''}],
  )
