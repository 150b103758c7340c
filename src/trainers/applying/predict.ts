import type {Chapter} from '../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import type {Places} from '../../datasets/dataset.ts'
import {TfnotesError} from '../../errors.ts'
import type {CheckpointKind} from '../../runs/events.ts'
import type {BackendChoice} from '../../settings/run-options.ts'
import {type OpenNetwork, openNetwork} from '../engines/built-in/open-network.ts'
import type {DataFacts} from '../loading/data-facts.ts'
import {checkSpec} from '../spec/check-spec.ts'
import {readTrainedRun, type TrainedRun} from './trained-run.ts'

/** A run's network with its trained weights, to be applied to anything of its input's shape. */
export interface Predictor {
  readonly spec: TrainedRun['spec']
  readonly chapter: Chapter
  readonly values: HyperparameterValues
  /** What the run was trained on: input shape, class names, scale. */
  readonly data: DataFacts
  readonly network: OpenNetwork
  readonly weights: CheckpointKind
  /** Epochs the weights have been trained for. */
  readonly epoch: number
  /**
   * Applies the network to `count` samples, one after another in `samples`, scaled as in training (letter ids as
   * Int32Array). Returns count × outputs values: probabilities of the classes, or the values of a regression.
   * @throws TfnotesError `no-finite-answer`
   */
  predict(samples: Float32Array | Int32Array, count: number): Float32Array
  close(): void
}

export interface PredictorOptions {
  readonly places: Places
  /** Which weights. @default best, where there are some, else last */
  readonly weights?: CheckpointKind | undefined
  /** @default wasm, which starts quickest */
  readonly backend?: BackendChoice
  /** @default 0: as many as there are cores */
  readonly threads?: number
}

/** Samples that go through the network at once. */
const atOnce = 256

/**
 * Opens the trained network of a run; the run may still be training.
 * @throws TfnotesError as `readTrainedRun`, and `checkpoint-mismatch`
 */
export const openPredictor = async (dir: string, options: PredictorOptions): Promise<Predictor> =>
  applyTrained(await readTrainedRun(dir, options.weights), options)

/** The same for a run whose weights are read. @throws TfnotesError `checkpoint-mismatch` */
export async function applyTrained(
  {spec, checkpoint, weights}: TrainedRun,
  {places, backend = 'wasm', threads = 0}: PredictorOptions,
): Promise<Predictor> {
  const checked = checkSpec(spec)
  const {data, position} = checkpoint.state
  const trained = {checked, data, seed: spec.seed, weights: checkpoint.weights}
  const network = await openNetwork({...trained, backend, threads, places})
  return {
    spec,
    chapter: checked.chapter,
    values: checked.values,
    data,
    network,
    weights,
    epoch: position.epoch,
    predict(samples, count) {
      const {outputs} = network
      const width = samples.length / count
      const results = new Float32Array(count * outputs)
      for (let from = 0; from < count; from += atOnce) {
        const to = Math.min(from + atOnce, count)
        const part = network.apply(samples.slice(from * width, to * width), to - from)
        results.set(data.classes.length > 0 ? softmax(part, outputs) : part, from * outputs)
      }
      if (!results.every(Number.isFinite))
        throw new TfnotesError('no-finite-answer', {weights, epoch: position.epoch})
      return results
    },
    close: network.close,
  }
}

/** Of every sample's logits; a network that was trained on logits has no softmax of its own. */
function softmax(logits: Float32Array, width: number): Float32Array {
  const probabilities = new Float32Array(logits.length)
  for (let at = 0; at < logits.length; at += width) {
    const own = logits.subarray(at, at + width)
    const most = Math.max(...own)
    const total = own.reduce((sum, value) => sum + Math.exp(value - most), 0)
    own.forEach((value, i) => {
      probabilities[at + i] = Math.exp(value - most) / total
    })
  }
  return probabilities
}
