import type * as tf from '@tensorflow/tfjs-core'
import type {Sums} from '../engine.ts'
import {sharedMemory} from './backends/shared-memory.ts'
import type {Arena} from './backends/wasm/arena.ts'
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
/** Bytes beyond which the memory is worth more: a step that takes so much spends nothing to speak of between its calls. */
const MOST = 1 << 30
/** Bytes for tables, and for what no longer fits into the pieces that are left. */
const SPARE = 1 << 20

/**
 * The steps of a training. On WebAssembly one of the first is recorded, and every later one whose batch comes in the same
 * tensors makes the same calls again on the same memory, without layers, kernels' tables and tensors: what lies between
 * the calls takes a tenth of a deep network's step and nearly all of a small one's.
 */
export function openSteps(stepping: Stepping): Steps {
  let recorded:
    | {readonly backend: WasmBackend; readonly input: tf.Tensor; readonly step: RecordedStep}
    | undefined
  let last: tf.Tensor | undefined
  let alike = 0
  let tries = 0
  let settled = false
  /** What a step took that went the long way, in bytes. */
  let taken = 0

  /** Weights first, in one piece: what steps take beside them then leaves one piece free, which a recorded step moves into. */
  const settle = (backend: WasmBackend) => {
    for (const weight of stepping.network.variables) backend.address(weight.read())
    settled = true
  }
  const drop = () => {
    recorded?.step.dispose()
    recorded = undefined
  }

  function walk(backend: WasmBackend, ...step: Step): Sums {
    let sums = step[2]
    taken = backend.bytesOf(() => {
      sums = train(stepping, ...step)
    })
    return sums
  }

  function record(backend: WasmBackend, ...step: Step): Sums {
    const arena = roomFor(backend, taken)
    tries = arena ? tries + 1 : TRIES
    if (!arena) return walk(backend, ...step)
    try {
      const {sums, step: made} = recordStep(backend, arena, stepping, ...step)
      if (made) recorded = {backend, input: step[0].input, step: made}
      if (made) tries = 0
      return sums
    } catch (error) {
      arena.dispose()
      throw error
    }
  }

  return {
    train(...step) {
      const backend = sharedMemory()
      if (!backend) return train(stepping, ...step)
      if (!settled) settle(backend)
      const [{input}] = step
      // What comes once an epoch, its last batch, is not worth memory of its own.
      alike = input === last ? alike + 1 : 0
      last = input
      if (recorded && (recorded.backend !== backend || !recorded.step.holds)) drop()
      if (recorded?.input === input) {
        const done = recorded.step.train(...step)
        if (done) return done
      } else if (!recorded && alike >= FIRST && tries < TRIES) return record(backend, ...step)
      return walk(backend, ...step)
    },
    dispose: drop,
  }
}

type Step = Parameters<Steps['train']>

/**
 * An arena for a step that takes so many bytes; none where they are too many, or there is no room for them and a quarter
 * more: a step that began to be recorded must not fail for it.
 */
function roomFor(backend: WasmBackend, bytes: number): Arena | undefined {
  if (bytes > MOST) return undefined
  try {
    backend.release(backend.borrow(bytes + (bytes >> 2) + SPARE))
    return backend.newArena(bytes)
  } catch {
    return undefined
  }
}
