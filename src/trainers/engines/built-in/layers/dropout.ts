import * as tf from '@tensorflow/tfjs-core'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {dropout} from '../ops/dropout.ts'
import {
  type Clock,
  computation,
  KerasLayer,
  type KerasLayerConfig,
  type Mode,
  type Shape,
} from './keras-layer.ts'

/** `stream` is the layer's number in its network. */
type Config = KerasLayerConfig & LayerConfigs['dropout'] & {stream: number}

/** Drops in training alone, with a new mask at every step of its clock. */
export class KerasDropout extends KerasLayer<Config> {
  static readonly className = 'KerasDropout'
  /** A network loaded from a file has a clock of its own until it is given another. */
  clock: Clock = {step: 0}

  override compute({training}: Mode) {
    const {rate, seed = 0, stream} = this.config
    if (!training || rate === 0) return null
    const {clock} = this
    // Asked for by whoever draws a mask, so that a step whose calls are repeated draws its own.
    const attrs = {
      rate,
      seed,
      stream,
      get step() {
        return clock.step
      },
    }
    return computation(dropout, attrs)
  }

  protected override outputShape1(input: Shape): Shape {
    return input
  }
}

tf.serialization.registerClass(KerasDropout)
