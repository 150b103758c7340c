import type * as tf from '@tensorflow/tfjs-core'
import {sharedMemory} from './backends/shared-memory.ts'

/** Bytes that become the floats of a tensor all at once. */
export interface ScaledBytes {
  /** To be written before `scale` is called. */
  readonly values: Uint8Array
  /** Every float is its byte times `by`, rounded as JavaScript rounds it. */
  scale(by: number): void
  dispose(): void
}

/** Undefined on backends whose memory JavaScript does not write into. */
export function bytesInto(tensor: tf.Tensor): ScaledBytes | undefined {
  const memory = sharedMemory()
  if (!memory) return undefined
  const block = memory.borrow(tensor.size)
  const to = memory.address(tensor)
  return {
    values: new Uint8Array(memory.heap.buffer, block.address, tensor.size),
    scale: by => memory.wasm.scaleBytes(block.address, to, tensor.size, by),
    dispose: () => memory.release(block),
  }
}
