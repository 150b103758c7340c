import * as tf from '@tensorflow/tfjs'
import type {LoadedDataset, Places} from '../../../datasets/dataset.ts'
import type {BackendChoice} from '../../../runs/spec.ts'
import type {CheckedSpec} from '../../spec/check-spec.ts'
import {assembleOptimizer} from './assemble.ts'
import type {Backend} from './backends/backend.ts'
import {nativeFolder, selectBackend} from './backends/index.ts'
import {buildTraining} from './build-training.ts'
import {noSums, train} from './step.ts'
import {timeBatches} from './timing.ts'

/** What is to be trained, for the trial. */
export interface Trial {
  readonly checked: CheckedSpec
  readonly data: LoadedDataset
  readonly seed: number
  readonly places: Places
  readonly now: () => number
}

const patience = {milliseconds: 250, batches: 40}

/**
 * The backend of the reader's choice. Where `auto` finds both the native library and WebAssembly computing, the one
 * that trains this network faster on a few of its batches is taken, and `why` says by how much.
 */
export async function chooseBackend(choice: BackendChoice, threads: number, trial: Trial): Promise<Backend> {
  const options = {nativeFolder: nativeFolder(trial.places)}
  const first = await selectBackend(choice, threads, options)
  if (choice !== 'auto' || first.name !== 'native') return first

  const native = msPerStep(trial)
  const wasm = await selectBackend('wasm', threads, options)
  const ours = wasm.name === 'wasm' ? msPerStep(trial) : Number.POSITIVE_INFINITY
  if (ours <= native) return {...wasm, why: `wasm ${brief(ours)} < native ${brief(native)}`}
  await tf.setBackend('tensorflow')
  return Number.isFinite(ours) ? {...first, why: `native ${brief(native)} < wasm ${brief(ours)}`} : first
}

/** A step's time on the active backend; a backend that cannot do it takes for ever. */
function msPerStep({checked, data, seed, now}: Trial): number {
  try {
    const {training, network, loss} = buildTraining(checked, data, seed)
    const optimizer = assembleOptimizer(network, checked.values)
    const {batchSize, learningRate} = checked.settings
    const {milliseconds} = timeBatches(
      training,
      Math.min(batchSize, training.count),
      batch => train({network, loss, optimizer}, batch, learningRate, noSums),
      {now, patience},
    )
    optimizer.dispose()
    network.model.dispose()
    return milliseconds
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const brief = (milliseconds: number) => `${Number(milliseconds.toPrecision(2))} ms`
