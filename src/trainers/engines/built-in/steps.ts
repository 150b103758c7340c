import type * as tf from '@tensorflow/tfjs-core'
import type {Sums} from '../engine.ts'
import {sharedMemory} from './backends/shared-memory.ts'
import type {WasmBackend} from './backends/wasm/backend.ts'
import type {Batch} from './batches.ts'
import {type RecordedStep, recordStep} from './recorded-step.ts'
import {type Stepping, train} from './step.ts'

export interface Steps {
  /** `train` of step.ts, to the bit. */
  train(batch: Batch, lr: number, sums: Sums, see?: (norm: number) => void): Sums
  dispose(): void
}

/** Steps before one is recorded: what is made once and kept is made by then. */
const FIRST = 2
/** So many recordings that could not be repeated, and no more are made. */
const TRIES = 3

/**
 * The steps of a training. On WebAssembly one of the first is recorded, and every later one whose batch comes in the same
 * tensors makes the same calls again on the same memory, without layers, kernels' tables and tensors: what lies between
 * the calls takes a tenth of a deep network's step and nearly all of a small one's.
 */
export function openSteps(stepping: Stepping): Steps {
  let recorded: {readonly input: tf.Tensor; readonly step: RecordedStep} | undefined
  let last: tf.Tensor | undefined
  let alike = 0
  let tries = 0
  let settled = false
  /** Weights first, in one piece: what steps take beside them then leaves one piece free, which a recorded step moves into. */
  const settle = (backend: WasmBackend) => {
    for (const weight of stepping.network.variables) backend.address(weight.read())
    settled = true
  }
  const drop = () => {
    recorded?.step.dispose()
    recorded = undefined
  }

  function record(
    backend: WasmBackend,
    batch: Batch,
    ...rest: [number, Sums, ((norm: number) => void)?]
  ): Sums {
    drop()
    tries++
    const {sums, step} = recordStep(backend, stepping, batch, ...rest)
    if (step) {
      recorded = {input: batch.input, step}
      tries = 0
    }
    return sums
  }

  return {
    train(batch, lr, sums, see) {
      const backend = sharedMemory()
      if (!backend) return train(stepping, batch, lr, sums, see)
      if (!settled) settle(backend)
      // What comes once an epoch, its last batch, is not worth memory of its own.
      alike = batch.input === last ? alike + 1 : 0
      last = batch.input
      if (recorded && !recorded.step.holds) drop()
      if (recorded?.input === batch.input) {
        const done = recorded.step.train(batch, lr, sums, see)
        if (done) return done
      } else if (!recorded && alike >= FIRST && tries < TRIES) return record(backend, batch, lr, sums, see)
      return train(stepping, batch, lr, sums, see)
    },
    dispose: drop,
  }
}
