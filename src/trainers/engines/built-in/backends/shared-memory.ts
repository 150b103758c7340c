import * as tf from '@tensorflow/tfjs-core'
import type {WasmBackend} from './wasm/backend.ts'

/** The active backend where its tensors lie in memory that JavaScript may write into; without loading any other. */
export function sharedMemory(): WasmBackend | undefined {
  const backend = tf.backend()
  return 'valuesOf' in backend ? (backend as WasmBackend) : undefined
}
