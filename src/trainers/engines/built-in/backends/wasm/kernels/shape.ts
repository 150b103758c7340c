import type {TensorInfo} from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import {sizeOf} from '../backend.ts'
import type {Call, KernelTable} from './kernel.ts'

/** Kernels that only rename: the result shares its input's data. */
export const shapeKernels: KernelTable = {
  Identity: ({inputs, backend}: Call<{x: TensorInfo}>) => backend.alias(inputs.x, inputs.x.shape),
  Reshape: ({inputs, attrs, backend}: Call<{x: TensorInfo}, {shape: number[]}>) =>
    backend.alias(inputs.x, tf.util.inferFromImplicitShape(attrs.shape, sizeOf(inputs.x.shape))),
}
