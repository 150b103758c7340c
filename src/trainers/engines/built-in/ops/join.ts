import * as tf from '@tensorflow/tfjs-core'
import {callKernel1} from './call-kernel.ts'
import type {Differentiable} from './differentiable.ts'

/** Inputs: two or more tensors of one shape; their sum. */
export const add: Differentiable<object> = {
  forward: inputs => ({
    output:
      inputs.length === 2
        ? callKernel1('Add', {a: inputs[0], b: inputs[1]})
        : callKernel1('AddN', [...inputs]),
    saved: [],
  }),
  backward: (dy, {inputs}) => inputs.map((_, i) => (i === 0 ? dy : dy.clone())),
}

/** Inputs: tensors that differ in their last axis alone, joined on it. */
export const concatenate: Differentiable<object> = {
  forward: inputs => ({
    output: callKernel1('Concat', [...inputs], {axis: (inputs[0] as tf.Tensor).rank - 1}),
    saved: [],
  }),
  backward: (dy, {inputs}) =>
    tf.split(
      dy,
      inputs.map(({shape}) => shape[shape.length - 1] as number),
      dy.rank - 1,
    ),
}
