import * as tf from '@tensorflow/tfjs-core'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {activation} from '../ops/activation.ts'
import {add, concatenate} from '../ops/join.ts'
import {flatten} from '../ops/reshape.ts'
import {computation, KerasLayer, type KerasLayerConfig, type Mode, type Shape} from './keras-layer.ts'

export class KerasFlatten extends KerasLayer {
  static readonly className = 'KerasFlatten'

  override compute() {
    return computation(flatten, {})
  }

  protected override outputShape1([n, ...rest]: Shape): Shape {
    return [n as number, (rest as number[]).reduce((size, dimension) => size * dimension, 1)]
  }
}

export class KerasActivation extends KerasLayer<KerasLayerConfig & LayerConfigs['activation']> {
  static readonly className = 'KerasActivation'

  override compute({logits}: Mode) {
    const kind = this.config.activation
    if (kind === 'linear' || (logits && kind === 'softmax')) return null
    return computation(activation, {activation: kind})
  }

  protected override outputShape1(input: Shape): Shape {
    return input
  }
}

export class KerasAdd extends KerasLayer {
  static readonly className = 'KerasAdd'

  override compute() {
    return computation(add, {})
  }

  protected override outputShape1(inputs: unknown): Shape {
    return (inputs as Shape[])[0] as Shape
  }
}

/** On the last axis. */
export class KerasConcatenate extends KerasLayer {
  static readonly className = 'KerasConcatenate'

  override compute() {
    return computation(concatenate, {})
  }

  protected override outputShape1(inputs: unknown): Shape {
    const shapes = inputs as number[][]
    const last = shapes.reduce((sum, shape) => sum + (shape.at(-1) as number), 0)
    return [...(shapes[0] as number[]).slice(0, -1), last]
  }
}

for (const layer of [KerasFlatten, KerasActivation, KerasAdd, KerasConcatenate])
  tf.serialization.registerClass(layer)
