import type * as tf from '@tensorflow/tfjs-core'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {activate, activationBiasGradient} from './activation.ts'
import {callKernel1} from './call-kernel.ts'
import {fusible} from './dense.ts'
import type {Differentiable} from './differentiable.ts'

type Attrs = Required<Pick<LayerConfigs['conv2d'], 'strides' | 'padding' | 'activation'>>

const geometry = ({strides, padding}: Attrs) => ({
  strides: [strides, strides],
  pad: padding,
  dataFormat: 'NHWC',
  dilations: [1, 1],
  dimRoundingMode: undefined,
})

/** Inputs [x [n,h,w,c], filter [k,k,c,f], bias [f]?]: activation(x ∗ filter + bias). */
export const conv2d: Differentiable<Attrs> = {
  forward: ([x, filter, bias], attrs) => {
    const fused = fusible.has(attrs.activation)
    const plain = !bias && (attrs.activation === 'linear' || !fused)
    const z = plain
      ? callKernel1('Conv2D', {x, filter}, geometry(attrs))
      : callKernel1(
          'FusedConv2D',
          {x, filter, bias},
          {...geometry(attrs), activation: fused ? attrs.activation : 'linear'},
        )
    if (fused || attrs.activation === 'linear') return {output: z, saved: []}
    const output = activate(z, attrs.activation)
    z.dispose()
    return {output, saved: []}
  },
  backward: (dy, {inputs: [x, filter, bias], output}, attrs, [needsX]) => {
    const input = x as tf.Tensor
    const {shape: filterShape} = filter as tf.Tensor
    const {dz, dbias} = activationBiasGradient(output, dy, attrs.activation, bias !== undefined)
    const shared = geometry(attrs)
    const dx = needsX
      ? callKernel1('Conv2DBackpropInput', {dy: dz, filter}, {...shared, inputShape: input.shape})
      : null
    const dfilter = callKernel1('Conv2DBackpropFilter', {x: input, dy: dz}, {...shared, filterShape})
    if (dz !== dy) dz.dispose()
    return bias ? [dx, dfilter, dbias] : [dx, dfilter]
  },
}
