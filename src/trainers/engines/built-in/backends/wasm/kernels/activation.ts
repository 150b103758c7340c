import type {TensorInfo} from '@tensorflow/tfjs'
import * as tf from '@tensorflow/tfjs'
import type {WasmBackend} from '../backend.ts'

/** The activations that kernels apply on their way out, with assembly/activation.ts' numbers. */
export const activationNumbers: Readonly<Record<string, number>> = {linear: 0, relu: 1, sigmoid: 2, tanh: 3}

/** tfjs' other fusable activations: computed by their own kernel after the fused one. */
const kernelNames: Readonly<Record<string, string>> = {
  relu6: 'Relu6',
  elu: 'Elu',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
}

/** Applies an activation that is not in `activationNumbers` and frees x. */
export function applyActivation(
  backend: WasmBackend,
  x: TensorInfo,
  activation: string,
  alpha: TensorInfo | undefined,
  leakyreluAlpha: number | undefined,
): TensorInfo {
  const name = kernelNames[activation] as string
  const kernel = tf.getKernel(name, 'cpu').kernelFunc
  const inputs = alpha === undefined ? {x} : {x, alpha}
  const y = kernel({inputs, attrs: {alpha: leakyreluAlpha ?? 0.2}, backend}) as TensorInfo
  backend.disposeData(x.dataId)
  return y
}
