import {join} from 'node:path'
import {readState} from './read-state.ts'
import type {RunSpec} from './spec.ts'
import {openTail} from './tail.ts'
import {eventsFile} from './writer.ts'

/** How long a run is to go on, and how far it has come. */
export interface Planned {
  /** What it was asked for, with the epochs that it is to have by now: `run.json` has those of its beginning. */
  readonly spec: RunSpec
  /** Epochs that its events know of. */
  readonly done: number
  /** Epochs that were done when it was last told to go further; undefined where it never was. */
  readonly extendedAt: number | undefined
  /** Whether it has had all that it was to have. */
  readonly isComplete: boolean
}

/** What tells of epochs, and of how a session ended. */
const decides = /"event":"(epochs?|data|started|finished|failed)"/

/** What a run is to do by now. @throws TfnotesError as the tail of a run */
export async function readPlanned(dir: string, spec: RunSpec): Promise<Planned> {
  const tail = openTail(join(dir, eventsFile), {skip: line => !decides.test(line)})
  const {extended, history, finished, phase} = await readState(tail)
  const isComplete = phase === 'finished'
  return {
    spec: extended ? withEpochs(spec, extended.to) : spec,
    done: (isComplete ? finished?.epochs : history.at(-1)?.epoch) ?? 0,
    extendedAt: extended?.done,
    isComplete,
  }
}

export const withEpochs = <S extends Pick<RunSpec, 'hyperparameters'>>(spec: S, epochs: number): S => ({
  ...spec,
  hyperparameters: {...spec.hyperparameters, epochs},
})
