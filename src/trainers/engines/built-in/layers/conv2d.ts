import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {conv2d} from '../ops/conv2d.ts'
import {computation, KerasLayer, type KerasLayerConfig, lastDimension, type Shape} from './keras-layer.ts'
import {windowsAlong} from './pooling.ts'

type Config = KerasLayerConfig & LayerConfigs['conv2d']

export class KerasConv2D extends KerasLayer<Config> {
  static readonly className = 'KerasConv2D'
  private kernel!: LayerVariable
  private bias: LayerVariable | undefined

  override build(inputShape: Shape | Shape[]): void {
    const {kernelSize: k, filters, useBias = true} = this.config
    const shape = [k, k, lastDimension(inputShape), filters]
    this.kernel = this.addTrainable('kernel', shape, 'glorotUniform', true)
    if (useBias) this.bias = this.addTrainable('bias', [filters], 'zeros')
    this.built = true
  }

  override compute() {
    const {strides = 1, padding = 'valid', activation = 'linear'} = this.config
    const weights = this.bias ? [this.kernel, this.bias] : [this.kernel]
    return computation(conv2d, {strides, padding, activation}, weights)
  }

  protected override outputShape1([n, h, w]: Shape): Shape {
    const {kernelSize, strides = 1, padding = 'valid', filters} = this.config
    const along = (size: number | null | undefined) => windowsAlong(size, kernelSize, strides, padding)
    return [n as number, along(h), along(w), filters]
  }
}

tf.serialization.registerClass(KerasConv2D)
