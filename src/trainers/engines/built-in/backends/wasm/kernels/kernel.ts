import type {TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import type {WasmBackend} from '../backend.ts'

/** How tfjs calls a kernel. `inputs` and `attrs` are what the kernel's documentation in tfjs-core says. */
export interface Call<I = Record<string, TensorInfo>, A = object> {
  readonly inputs: I
  readonly attrs: A
  readonly backend: WasmBackend
}

// biome-ignore lint/suspicious/noExplicitAny: kernels of all signatures stand side by side in one table
export type Kernel = (call: Call<any, any>) => TensorInfo | TensorInfo[]

/** A table of kernels by tfjs' (or, for fused ones, ops/kernels.ts') names. */
export type KernelTable = Readonly<Record<string, Kernel>>

/** tfjs-cpu's kernel of this name, for the cases that ours leave to it. */
export function cpuKernel(name: string): Kernel {
  const kernel = tf.getKernel(name, 'cpu')
  return kernel.kernelFunc as unknown as Kernel
}
