import type * as tf from '@tensorflow/tfjs-core'
import type {LoadedDataset, Samples} from '../../../datasets/dataset.ts'
import {openValues} from '../../../datasets/values.ts'
import type {Loss} from './losses/index.ts'
import {RewritableTensor} from './rewritable-tensor.ts'
import {bytesInto, type ScaledBytes} from './scaled-bytes.ts'

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
   * The samples `order[from]` to `order[to]` (not included), put in by `fill` where it is given, else by copying. The
   * batch is good until the next call; where JavaScript may write into the backend's memory, all of one size come in the
   * same tensors.
   */
  gather(order: ArrayLike<number>, from: number, to: number, fill?: Fill): Batch
  /** Frees what batches came in. */
  dispose(): void
}

/** Writes a sample's scaled values to `target` from `at` on. */
export type Fill = (sample: number, target: Float32Array, at: number) => void

export interface BatchesOptions {
  /** Width of the network's output, which one-hot targets take. */
  readonly outputs: number
  readonly targets: Loss['targets']
}

/** Gathers batches of any size into buffers that are used again and again; pictures become float32 times `scale` on the way. */
export function openBatches(
  samples: Samples,
  {inputShape, scale}: Pick<LoadedDataset, 'inputShape' | 'scale'>,
  {outputs, targets}: BatchesOptions,
): Batches {
  const {y, count} = samples
  const width = inputShape.reduce((product, dimension) => product * dimension, 1)
  const {x, find, ahead} = openValues(samples, width)
  const inputType = x instanceof Int32Array ? 'int32' : 'float32'
  const oneHot = targets === 'values' && outputs > 1
  const buffers = new Map<number, Buffers>()

  const make = (n: number): Buffers => {
    const input = new RewritableTensor([n, ...inputShape], inputType)
    const target =
      targets === 'labels'
        ? new RewritableTensor([n], 'int32')
        : new RewritableTensor([n, outputs], 'float32')
    const bytes = x instanceof Uint8Array ? bytesInto(input.tensor()) : undefined
    return {input, target, labels: oneHot ? new Int32Array(n) : target.values, bytes}
  }
  const buffersOf = (n: number): Buffers => {
    const known = buffers.get(n)
    if (known && !known.input.freed && !known.target.freed) return known
    known?.bytes?.dispose()
    const made = make(n)
    buffers.set(n, made)
    return made
  }

  return {
    count,
    gather(order, from, to, fill) {
      const n = to - from
      const {input, target, labels, bytes} = buffersOf(n)
      const inputs = input.values
      for (let i = from, at = 0; i < to; i++, at += width) {
        const sample = order[i] as number
        if (fill) fill(sample, inputs as Float32Array, at)
        else if (bytes) copy(x, find(sample), bytes.values, at, width)
        else copyScaled(x, find(sample), inputs, at, width, scale)
        labels[i - from] = y[sample] as number
      }
      if (!fill) bytes?.scale(scale)
      // While the step computes, the disk reads the next batch.
      ahead?.(order, to, to + n)
      if (oneHot) {
        target.values.fill(0)
        for (let i = 0; i < n; i++) target.values[i * outputs + (labels[i] as number)] = 1
      }
      return {input: input.tensor(), target: target.tensor(), labels}
    },
    dispose() {
      for (const {input, target, bytes} of buffers.values()) {
        input.dispose()
        target.dispose()
        bytes?.dispose()
      }
      buffers.clear()
    },
  }
}

/** What batches of one size come in. */
interface Buffers {
  readonly input: RewritableTensor
  readonly target: RewritableTensor
  readonly labels: Int32Array | Float32Array
  /** What pictures are laid out in, where the backend scales them. */
  readonly bytes: ScaledBytes | undefined
}

/** A view costs more than a short copy. */
const LONG = 64

function copy(source: Samples['x'], start: number, target: Samples['x'], at: number, width: number): void {
  if (width > LONG) target.set(source.subarray(start, start + width), at)
  else for (let i = 0; i < width; i++) target[at + i] = source[start + i] as number
}

function copyScaled(
  source: Samples['x'],
  start: number,
  target: Float32Array | Int32Array,
  at: number,
  width: number,
  scale: number,
): void {
  if (scale === 1) copy(source, start, target, at, width)
  else for (let i = 0; i < width; i++) target[at + i] = (source[start + i] as number) * scale
}
