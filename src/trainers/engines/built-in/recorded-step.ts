import * as tf from '@tensorflow/tfjs-core'
import type {Sums} from '../engine.ts'
import type {Arena} from './backends/wasm/arena.ts'
import type {WasmBackend} from './backends/wasm/backend.ts'
import type {Batch} from './batches.ts'
import {addUp} from './penalties.ts'
import {
  type Computed,
  compute,
  count,
  free,
  type Stepping,
  sampleWeights,
  shareOfWeights,
  shorten,
} from './step.ts'

/** A step whose calls into WebAssembly are made again for every batch that comes in the same tensors. */
export interface RecordedStep {
  /** Whether nothing it works on has been freed or replaced. */
  readonly holds: boolean
  /** As `train`. Undefined: this batch must go the long way, and no weight has been changed. */
  train(batch: Batch, lr: number, sums: Sums, see?: (norm: number) => void): Sums | undefined
  dispose(): void
}

interface Recorded {
  /** Those of the step that was recorded, which is a step like any other. */
  readonly sums: Sums
  /** Undefined where more than its calls makes the step what it is. */
  readonly step: RecordedStep | undefined
}

/** `train`, and whatever it called for again, which goes on in the arena and gives it back in the end. */
export function recordStep(
  backend: WasmBackend,
  arena: Arena,
  stepping: Stepping,
  {input, target, labels}: Batch,
  lr: number,
  earlier: Sums,
  see?: (norm: number) => void,
): Recorded {
  const {optimizer} = stepping
  const {length: n} = labels
  const shares = tf.fill([n], 1 / n)
  const weigh = (labels: Batch['labels']): Float32Array | undefined => {
    const weights = sampleWeights(stepping, labels)
    if (weights) backend.valuesOf(shares).set(shareOfWeights(weights))
    return weights
  }

  let computed: Computed | undefined
  const weights = weigh(labels)
  const before = backend.record(arena, () => {
    computed = compute(stepping, input, target, shares)
  })
  const {output, losses, penalties, gradients} = computed as unknown as Computed
  const inPlace = (tensor: tf.Tensor) => backend.valuesOf(tensor)
  const [lossesNow, outputsNow] = [inPlace(losses), inPlace(output)]
  const judge = (sums: Sums, labels: Batch['labels'], weights: Float32Array | undefined): Sums =>
    count(sums, {losses: lossesNow, outputs: outputsNow, penalty: addUp(penalties, inPlace), labels, weights})

  const shortened = [...gradients]
  shorten(stepping, shortened, see)
  optimizer.advance(lr)
  const after = backend.record(arena, () => optimizer.apply(shortened))
  const sums = judge(earlier, labels, weights)

  const dispose = () => {
    free({output, losses, penalties, gradients: shortened})
    shares.dispose()
    arena.dispose()
  }
  // Clipping may put others in the gradients' place, at every step new ones.
  if (!before || !after || shortened.some((gradient, i) => gradient !== gradients[i])) {
    dispose()
    return {sums, step: undefined}
  }
  return {
    sums,
    step: {
      get holds() {
        return before.holds && after.holds
      },
      train({labels}, lr, sums, see) {
        const weights = weigh(labels)
        if (!before.replay()) return undefined
        shorten(stepping, gradients, see)
        optimizer.advance(lr)
        if (!after.replay()) throw new Error('an update answered otherwise than when it was recorded')
        return judge(sums, labels, weights)
      },
      dispose,
    },
  }
}
