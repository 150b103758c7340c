import * as tf from '@tensorflow/tfjs-core'
import type {FusedKernelName, KernelSignatures} from './kernels.ts'

type Kernel = (args: {inputs: object; attrs: object; backend: unknown}) => tf.TensorInfo | tf.TensorInfo[]

const kernelOf = (name: string): Kernel | undefined =>
  tf.getKernel(name, tf.getBackend())?.kernelFunc as Kernel | undefined

/** Does the active backend have a kernel of this name? */
export const hasKernel = (name: string): boolean => kernelOf(name) !== undefined

const asTensor = (info: tf.TensorInfo): tf.Tensor =>
  'rankType' in info
    ? (info as tf.Tensor)
    : tf.engine().makeTensorFromDataId(info.dataId, info.shape, info.dtype)

/**
 * Runs a kernel of the active backend without the tape and the argument checks of tfjs' operations, which cost more
 * than the arithmetic of a small layer. The caller knows the gradient.
 */
export function callKernel(name: string, inputs: object, attrs: object = {}): tf.Tensor[] {
  const kernel = kernelOf(name)
  if (!kernel) throw new Error(`the ${tf.getBackend()} backend has no kernel ${name}`)
  const outputs = kernel({inputs, attrs, backend: tf.backend()})
  return (Array.isArray(outputs) ? outputs : [outputs]).map(asTensor)
}

/** A kernel with one output. */
export function callKernel1(name: string, inputs: object, attrs: object = {}): tf.Tensor {
  return callKernel(name, inputs, attrs)[0] as tf.Tensor
}

type TensorsOf<T extends readonly unknown[]> = {[I in keyof T]: tf.Tensor}

/** The tensors that a fused kernel returns, one for each of its outputs. */
export type Outputs<N extends FusedKernelName> = TensorsOf<KernelSignatures[N]['outputs']>

/** Calls a fused kernel where the active backend has it, else computes the same with the composed version. */
export function fusedOr<N extends FusedKernelName>(
  name: N,
  inputs: {[I in keyof KernelSignatures[N]['inputs']]: tf.Tensor},
  attrs: KernelSignatures[N]['attrs'],
  composed: () => Outputs<N>,
): Outputs<N> {
  return (hasKernel(name) ? callKernel(name, inputs, attrs) : composed()) as Outputs<N>
}
