import type {Classified} from '../../../answers/applying.ts'
import type {SeenLayer} from '../../../answers/inspection.ts'
import type {Failure} from '../../../errors.ts'
import type {PathField} from '../../components/path-field.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import {usualWay, type Way, wayFlags} from './way.ts'

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
  /** What the layers make of it, where there is room to show that. */
  readonly layers: readonly SeenLayer[]
  /** A process that says so is there. */
  readonly inspecting: boolean
  readonly failure?: Failure | undefined
}

/** Starts the process that predicts: it loads the network once and answers a line for every path. */
export const predictor = (screen: Pick<PictureScreen, 'id' | 'run' | keyof Way>): Effect => ({
  effect: 'ask',
  owner: screen.id,
  topic: 'classify',
  args: ['classify', screen.run, '-', ...wayFlags(screen), '--pixels', '--json'],
})

const notInspected = {layers: [], inspecting: false} as const

/** Maps of a layer that are asked for: one of each is shown. */
const maps = 1

/** Lets the file that was answered through the layers; the process is there from the first one on. */
export function inspect(screen: PictureScreen): Effect[] {
  const {id, run, asked, inspecting} = screen
  if (asked === undefined) return []
  const topic = 'inspect'
  const args = ['inspect', run, '-', ...wayFlags(screen), '--pixels', '--maps', String(maps), '--json']
  return [
    ...(inspecting ? [] : [{effect: 'ask', owner: id, topic, args} as const]),
    {effect: 'tell', owner: id, topic, line: asked},
  ]
}

export const openPicture = (state: AppState, run: string): Step =>
  open(
    state,
    {
      kind: 'picture',
      run,
      picking: {path: '', entries: [], cursor: -1, completing: false},
      choosing: true,
      ...notInspected,
      ...usualWay,
    },
    id => [predictor({id, run, ...usualWay}), {effect: 'complete', owner: id, typed: ''}],
  )

/** Opens one picture of a folder with everything that is known of it; its neighbours are those in its own folder. */
export function openPictureAt(
  state: AppState,
  {run, way}: {readonly run: string; readonly way: Way},
  file: string,
): Step {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return open(
    state,
    {
      kind: 'picture',
      run,
      picking: {path: folder, entries: [], cursor: -1, completing: false},
      choosing: false,
      ...notInspected,
      asked: file,
      ...way,
    },
    id => [
      predictor({id, run, ...way}),
      {effect: 'tell', owner: id, topic: 'classify', line: file},
      {effect: 'complete', owner: id, typed: folder},
    ],
  )
}
