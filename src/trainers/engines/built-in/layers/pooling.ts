import * as tf from '@tensorflow/tfjs-core'
import type {LayerConfigs, Padding} from '../../../../chapters/keras.ts'
import {outputSize} from '../../../../chapters/layer-measures.ts'
import {globalAveragePool, maxPool} from '../ops/pooling.ts'
import {computation, KerasLayer, type KerasLayerConfig, type Shape} from './keras-layer.ts'

/** How many windows fit along one side; of one that is not known, that is not known either. */
export const windowsAlong = (
  size: number | null | undefined,
  window: number,
  strides: number,
  padding: Padding,
): number | null => (size === null || size === undefined ? null : outputSize(size, window, strides, padding))

type Config = KerasLayerConfig & LayerConfigs['maxPooling2d']

export class KerasMaxPooling2D extends KerasLayer<Config> {
  static readonly className = 'KerasMaxPooling2D'

  override compute() {
    const {poolSize, strides, padding = 'valid'} = this.config
    return computation(maxPool, {poolSize, strides, padding})
  }

  protected override outputShape1([n, h, w, c]: Shape): Shape {
    const {poolSize, strides, padding = 'valid'} = this.config
    const along = (size: number | null | undefined) => windowsAlong(size, poolSize, strides, padding)
    return [n as number, along(h), along(w), c as number]
  }
}

export class KerasGlobalAveragePooling2D extends KerasLayer {
  static readonly className = 'KerasGlobalAveragePooling2D'

  override compute() {
    return computation(globalAveragePool, {})
  }

  protected override outputShape1([n, , , c]: Shape): Shape {
    return [n as number, c as number]
  }
}

tf.serialization.registerClass(KerasMaxPooling2D)
tf.serialization.registerClass(KerasGlobalAveragePooling2D)
