import type {TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {LINEAR, RELU, SIGMOID, TANH} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'

/** The activations that kernels apply on their way out. */
export const activationNumbers: Readonly<Record<string, number>> = {
  linear: LINEAR,
  relu: RELU,
  sigmoid: SIGMOID,
  tanh: TANH,
}

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
