import * as tf from '@tensorflow/tfjs-core'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {callKernel1} from './call-kernel.ts'
import {constant} from './constant.ts'
import type {Differentiable} from './differentiable.ts'

type Attrs = Required<LayerConfigs['maxPooling2d']>

const geometry = ({poolSize, strides, padding}: Attrs) => ({
  filterSize: [poolSize, poolSize],
  strides: [strides, strides],
  pad: padding,
  dimRoundingMode: undefined,
})

/** Inputs [x [n,h,w,c]]. */
export const maxPool: Differentiable<Attrs> = {
  forward: ([x], attrs) => ({output: callKernel1('MaxPool', {x}, geometry(attrs)), saved: []}),
  backward: (dy, {inputs: [input], output}, attrs) => [
    callKernel1('MaxPoolGrad', {dy, input, output}, geometry(attrs)),
  ],
}

/** Inputs [x [n,h,w,c]]: the mean over height and width, [n,c]. */
export const globalAveragePool: Differentiable<object> = {
  forward: ([x]) => ({output: tf.mean(x as tf.Tensor, [1, 2]), saved: []}),
  backward: (dy, {inputs: [x]}) => {
    const [n, h, w, c] = (x as tf.Tensor4D).shape
    return [
      tf.tidy(() =>
        tf.tile(tf.reshape(tf.mul(dy, constant(1 / (h * w))), [n, 1, 1, c] as const), [1, h, w, 1] as const),
      ),
    ]
  },
}
