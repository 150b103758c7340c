import type * as tf from '@tensorflow/tfjs-core'
import type {Activation} from '../../../../chapters/keras.ts'
import {activate, activationBiasGradient} from './activation.ts'
import {callKernel1} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'
import {view} from './reshape.ts'

/** What the backends' fused products apply themselves. */
export const fusible: ReadonlySet<Activation> = new Set<Activation>(['linear', 'relu', 'sigmoid'])

/** aᵀ?·bᵀ? of two matrices. */
const product = (a: tf.TensorInfo, b: tf.TensorInfo, transposeA: boolean, transposeB: boolean): tf.Tensor =>
  callKernel1('BatchMatMul', {a, b}, {transposeA, transposeB})

/** All but the last axis as one. */
export const asMatrix = ({dataId, shape, dtype}: tf.TensorInfo): tf.TensorInfo => {
  const last = shape[shape.length - 1] as number
  const rows = shape.slice(0, -1).reduce((size, dimension) => size * dimension, 1)
  return {dataId, shape: [rows, last], dtype}
}

/** Inputs [x [..., f], kernel [f,u], bias [u]]: activation(x·kernel + bias). */
export const dense: Differentiable<{activation: Activation}> = {
  forward: ([x, kernel, bias], attrs) => {
    const fused = fusible.has(attrs.activation)
    const z = callKernel1(
      '_FusedMatMul',
      {a: asMatrix(x as tf.Tensor), b: kernel, bias},
      {transposeA: false, transposeB: false, activation: fused ? attrs.activation : 'linear'},
    )
    const y = fused || attrs.activation === 'linear' ? z : activate(z, attrs.activation)
    if (y !== z) z.dispose()
    return {output: reshaped(y, [...(x as tf.Tensor).shape.slice(0, -1), y.shape[1] as number]), saved: []}
  },
  backward: (dy, {inputs: [x, kernel], output}, attrs, [needsX]) => {
    const {dz, dbias} = activationBiasGradient(output, dy, attrs.activation, true)
    const rows = asMatrix(dz)
    const dx = needsX ? product(rows, kernel as tf.Tensor, false, true) : null
    const dkernel = product(asMatrix(x as tf.Tensor), rows, true, false)
    if (dz !== dy) dz.dispose()
    return [dx && reshaped(dx, (x as tf.Tensor).shape), dkernel, dbias]
  },
}

/** As `view`, but taking the place of x, which is freed when a new tensor is made. */
function reshaped(x: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (shape.length === x.rank) return x
  const y = view(x, shape)
  x.dispose()
  return y
}
