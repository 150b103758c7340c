import type {TensorInfo} from '@tensorflow/tfjs-core'
import type {FusedKernelName, KernelSignatures} from '../../../ops/kernels.ts'
import type {WasmBackend} from '../backend.ts'
import type {Kernel, KernelTable} from './kernel.ts'

/** A fused kernel with the signature that ops/kernels.ts fixes for its name. */
export type Fused<N extends FusedKernelName> = (call: {
  readonly inputs: KernelSignatures[N]['inputs']
  readonly attrs: KernelSignatures[N]['attrs']
  readonly backend: WasmBackend
}) => KernelSignatures[N]['outputs']

/** Checks the kernels of a family against their signatures. */
export function fusedTable<N extends FusedKernelName>(kernels: {readonly [K in N]: Fused<K>}): KernelTable {
  return kernels as unknown as Readonly<Record<string, Kernel>>
}

/** The last dimension: channels, classes, units. */
export function lastOf(tensor: TensorInfo): number {
  return tensor.shape[tensor.shape.length - 1] as number
}
