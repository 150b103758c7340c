import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {dense} from '../ops/dense.ts'
import type {InitialValues} from './initial-weights.ts'
import {
  computation,
  KerasLayer,
  type KerasLayerConfig,
  lastDimension,
  type Mode,
  type Shape,
} from './keras-layer.ts'

type Config = KerasLayerConfig & LayerConfigs['dense']

export class KerasDense extends KerasLayer<Config> {
  static readonly className = 'KerasDense'
  private kernel!: LayerVariable
  private bias!: LayerVariable

  override build(inputShape: Shape | Shape[]): void {
    const {units, initialDeviation: deviation} = this.config
    const inputs = lastDimension(inputShape)
    const drawn = (before: number, otherwise: InitialValues): InitialValues =>
      deviation === undefined ? otherwise : {deviation, drawnBefore: before}
    this.kernel = this.addTrainable('kernel', [inputs, units], drawn(0, 'glorotUniform'), true)
    this.bias = this.addTrainable('bias', [units], drawn(inputs * units, 'zeros'))
    this.built = true
  }

  override compute({logits}: Mode) {
    const {activation = 'linear'} = this.config
    const applied = logits && activation === 'softmax' ? 'linear' : activation
    return computation(dense, {activation: applied}, [this.kernel, this.bias])
  }

  protected override outputShape1(input: Shape): Shape {
    return [...input.slice(0, -1), this.config.units]
  }
}

tf.serialization.registerClass(KerasDense)
