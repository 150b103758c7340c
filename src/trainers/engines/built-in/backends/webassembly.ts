import * as tf from '@tensorflow/tfjs-core'
import type {StartBackend} from './backend.ts'
import {checkArithmetic} from './check-arithmetic.ts'
import {registerWasmBackend} from './wasm/index.ts'

/** tfnotes' own WebAssembly backend. */
export const startWasm: StartBackend = async ({threads}) => {
  const info = await registerWasmBackend({...(threads > 0 && {threads})})
  if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend did not initialise')
  checkArithmetic()
  return {name: 'wasm', version: `${info.version} ${info.simd} SIMD`, threads: info.threads}
}
