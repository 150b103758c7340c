import * as tf from '@tensorflow/tfjs-core'
import type {LoadedDataset, Samples} from '../../../datasets/dataset.ts'
import {openValues} from '../../../datasets/values.ts'
import type {Loss} from './losses/index.ts'

export interface Batch {
  /** [n, ...inputShape]; int32 for letter ids, else float32. */
  readonly input: tf.Tensor
  /** Class numbers, int32 [n], or values, float32 [n, outputs]. */
  readonly target: tf.Tensor
  /** The samples' labels, or their values in a regression. */
  readonly labels: Int32Array | Float32Array
}

export interface Batches {
  readonly count: number
  /**
   * The samples `order[from]` to `order[to]` (not included), put in by `fill` where it is given, else by copying.
   * The caller frees the batch before the next call.
   */
  gather(order: ArrayLike<number>, from: number, to: number, fill?: Fill): Batch
}

/** Writes a sample's scaled values to `target` from `at` on. */
export type Fill = (sample: number, target: Float32Array, at: number) => void

export interface BatchesOptions {
  /** Largest number of samples asked for at once. */
  readonly size: number
  /** Width of the network's output, which one-hot targets take. */
  readonly outputs: number
  readonly targets: Loss['targets']
}

/**
 * Gathers batches of up to `size` samples into one buffer that is used again and again; pictures become float32
 * times `scale` on the way.
 */
export function openBatches(
  samples: Samples,
  {inputShape, scale}: Pick<LoadedDataset, 'inputShape' | 'scale'>,
  {size, outputs, targets}: BatchesOptions,
): Batches {
  const {y, count} = samples
  const width = inputShape.reduce((product, dimension) => product * dimension, 1)
  const {x, find, ahead} = openValues(samples, width)
  const inputs = new (x instanceof Int32Array ? Int32Array : Float32Array)(size * width)
  const labels = new (y instanceof Int32Array ? Int32Array : Float32Array)(size)
  const values = targets === 'values' ? new Float32Array(size * outputs) : undefined

  const targetOf = (n: number): tf.Tensor => {
    if (!values) return tf.tensor1d(labels.subarray(0, n), 'int32')
    if (outputs === 1) values.set(labels.subarray(0, n))
    else {
      values.fill(0)
      for (let i = 0; i < n; i++) values[i * outputs + (labels[i] as number)] = 1
    }
    return tf.tensor2d(values.subarray(0, n * outputs), [n, outputs])
  }

  return {
    count,
    gather(order, from, to, fill) {
      for (let i = from, at = 0; i < to; i++, at += width) {
        const sample = order[i] as number
        if (fill) fill(sample, inputs as Float32Array, at)
        else copyScaled(x, find(sample), inputs, at, width, scale)
        labels[i - from] = y[sample] as number
      }
      const n = to - from
      // While the step computes, the disk reads the next batch.
      ahead?.(order, to, to + n)
      const dtype = inputs instanceof Int32Array ? 'int32' : 'float32'
      return {
        input: tf.tensor(inputs.subarray(0, n * width), [n, ...inputShape], dtype),
        target: targetOf(n),
        labels: labels.subarray(0, n),
      }
    },
  }
}

function copyScaled(
  source: Samples['x'],
  start: number,
  target: Float32Array | Int32Array,
  at: number,
  width: number,
  scale: number,
): void {
  // A view costs more than a short copy.
  if (scale === 1 && width > 64) target.set(source.subarray(start, start + width), at)
  else for (let i = 0; i < width; i++) target[at + i] = (source[start + i] as number) * scale
}
