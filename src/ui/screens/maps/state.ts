import type {Filters, SeenLayer, SeenSubject} from '../../../answers/inspection.ts'
import type {Failure} from '../../../errors.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'

/** A picture on its way through a run's network: what each layer makes of it. */
export interface MapsScreen {
  readonly kind: 'maps'
  readonly id: number
  readonly run: string
  /** A picture file, or the number of a validation sample. */
  readonly picture: string
  /** Row of the list under the cursor: the input, the filters, then the layers. */
  readonly cursor: number
  readonly subject?: SeenSubject | undefined
  readonly filters?: Filters | undefined
  readonly layers: readonly SeenLayer[]
  /** Nothing has come on this picture yet; what is in sight is the one before. */
  readonly waiting: boolean
  readonly failure?: Failure | undefined
}

/** Maps of one layer that are asked for: more than a large terminal can show in legible size. */
const maps = 64

const topic = 'inspect'

/** Asks the process that holds the network about a picture. */
export const askAbout = (owner: number, picture: string): Effect => ({
  effect: 'tell',
  owner,
  topic,
  line: picture,
})

/** Opens the layers on a picture, by default the first validation picture; `flags` say how a file is prepared. */
export const openMaps = (state: AppState, run: string, picture = '0', flags: readonly string[] = []): Step =>
  open(state, {kind: 'maps', run, picture, cursor: 0, layers: [], waiting: true}, owner => [
    {
      effect: 'ask',
      owner,
      topic,
      args: ['inspect', run, '-', ...flags, '--pixels', '--maps', String(maps), '--json'],
    },
    askAbout(owner, picture),
  ])

/** The rows of the list. */
export type Place =
  | {readonly place: 'input'; readonly subject: SeenSubject}
  | {readonly place: 'filters'; readonly filters: Filters}
  | {readonly place: 'layer'; readonly layer: SeenLayer}

export const placesOf = ({subject, filters, layers}: MapsScreen): readonly Place[] => [
  ...(subject ? [{place: 'input', subject} as const] : []),
  ...(filters ? [{place: 'filters', filters} as const] : []),
  ...layers.map(layer => ({place: 'layer', layer}) as const),
]
