import * as tf from '@tensorflow/tfjs-core'
import type {StartBackend} from './backend.ts'
import {checkArithmetic} from './check-arithmetic.ts'
import {WasmBackend} from './wasm/backend.ts'
import {registerWasmBackend} from './wasm/index.ts'

/** tfnotes' own WebAssembly backend. */
export const startWasm: StartBackend = async ({threads, active}) => {
  const info = await registerWasmBackend({...(threads > 0 && {threads}), active})
  if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend did not initialise')
  const backend = tf.backend()
  // It may have been there before, for another network.
  if (backend instanceof WasmBackend) backend.activate(active ?? info.threads)
  checkArithmetic()
  return {name: 'wasm', version: `${info.version} ${info.simd} SIMD`, threads: info.threads}
}
