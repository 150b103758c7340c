import type * as tf from '@tensorflow/tfjs-core'
import {callKernel1} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

/** The same values under another shape, sharing their memory. */
export const view = (x: tf.Tensor, shape: readonly number[]): tf.Tensor =>
  callKernel1('Reshape', {x}, {shape: [...shape]})

/** Inputs [x [n, ...]]; output [n, all else]. */
export const flatten: Differentiable<object> = {
  forward: ([x]) => {
    const {shape, size} = x as tf.Tensor
    const n = shape[0] as number
    return {output: view(x as tf.Tensor, [n, size / n]), saved: []}
  },
  backward: (dy, {inputs: [x]}) => [view(dy, (x as tf.Tensor).shape)],
}
