import type {RunState} from './state.ts'

export interface RunProgress {
  /** Epochs done and to be done. */
  readonly epoch: number
  readonly epochs: number
  /** Share of the epoch under way that is done, 0 to 1; 0 between epochs. */
  readonly ofEpoch: number
  /** Share of the whole run that is done, 0 to 1. */
  readonly ofRun: number
  /** Seconds until the last epoch ends; undefined while there is nothing to judge by. */
  readonly secondsLeft?: number | undefined
}

/** Epochs whose speed is taken for that of the coming ones. */
const recent = 5

/** How far a run has come and how long the rest will take at its recent speed. */
export function progressOf(state: RunState): RunProgress {
  const epoch = state.history.at(-1)?.epoch ?? state.started?.parent?.epoch ?? 0
  const epochs = Math.max(state.epochs, epoch)
  const {batch} = state
  const ofEpoch = batch && batch.epoch > epoch && batch.steps > 0 ? batch.step / batch.steps : 0
  const done = epoch + ofEpoch
  const ofRun = epochs === 0 ? 0 : Math.min(1, done / epochs)
  const seconds = secondsPerEpoch(state)
  return {
    epoch,
    epochs,
    ofEpoch,
    ofRun,
    secondsLeft: seconds === undefined || epochs === 0 ? undefined : Math.max(0, epochs - done) * seconds,
  }
}

function secondsPerEpoch({history, batch, started}: RunState): number | undefined {
  const last = history.column('seconds').slice(-recent)
  if (last.length > 0) return last.reduce((sum, seconds) => sum + seconds, 0) / last.length
  if (!batch || !started || !(batch.samplesPerSecond > 0)) return undefined
  return started.dataset.train / batch.samplesPerSecond
}
