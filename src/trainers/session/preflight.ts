import type {Cost} from '../../answers/data.ts'
import type {DataShape} from '../../chapters/chapter.ts'
import {graveOf} from '../../datasets/check/grave.ts'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {bytesInMemory} from '../../datasets/values.ts'
import type {Backend} from '../engines/engine.ts'
import {remarksOnWeights} from '../loading/class-weights.ts'
import {dataShape} from '../loading/data-facts.ts'
import {chosenBy} from '../loading/judged.ts'
import {openTrial, type TriedSpec, type TryOptions, tryOut} from './try-out.ts'

/** What a run would cost, from a few real batches. */
export interface Preflight extends Cost {
  readonly backend: Backend
  readonly dataset: Pick<LoadedDataset, 'name' | 'source' | 'origin' | 'remarks'> & {
    readonly train: number
    readonly test: number
    readonly heldOut?: number
  }
  /** What the network is built for. */
  readonly shape: DataShape
}

/** Trains a few batches of real data on the backend the run would take, and throws the result away. */
export async function preflight(spec: TriedSpec, options: TryOptions): Promise<Preflight> {
  const trial = await openTrial(spec, options)
  const {
    checked: {settings},
    data,
  } = trial
  const {cost, backend, parameters} = await tryOut(spec, trial, options, async training => ({
    cost: await training.measure(),
    backend: training.backend,
    parameters: training.parameters,
  }))

  const {train, heldOut, test, name, source, origin, remarks = []} = data
  const steps = Math.ceil(train.count / settings.batchSize)
  const secondsPerEpoch = (steps * cost.msPerStep) / 1000
  const validations =
    chosenBy(data).count > 0 ? Math.max(1, Math.floor(settings.epochs / settings.validationFreq)) : 0
  return {
    backend,
    dataset: {
      name,
      source,
      origin,
      remarks: [...remarks, ...graveOf(data), ...remarksOnWeights(settings, data)],
      train: train.count,
      test: test.count,
      ...(heldOut && {heldOut: heldOut.count}),
    },
    shape: dataShape(data),
    parameters,
    trainable: cost.trainable,
    steps,
    msPerStep: cost.msPerStep,
    samplesPerSecond: train.count / secondsPerEpoch,
    secondsPerEpoch,
    secondsPerValidation: cost.secondsPerValidation,
    seconds: settings.epochs * secondsPerEpoch + validations * cost.secondsPerValidation,
    memory: cost.memory + bytesInMemory(heldOut ? [train, test, heldOut] : [train, test]),
    measured: cost.measured,
  }
}
