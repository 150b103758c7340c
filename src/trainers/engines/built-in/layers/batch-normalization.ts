import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import {batchNormalization} from '../../../../chapters/keras.ts'
import {batchNormEvaluate, batchNormTrain} from '../ops/batch-norm.ts'
import {fusedOr} from '../ops/call-kernel.ts'
import {computation, KerasLayer, lastDimension, type Mode, type Shape} from './keras-layer.ts'

const {epsilon, momentum} = batchNormalization

/** Over all but the last axis; the moving variance is fed with the population variance, as Keras 3 does. */
export class KerasBatchNormalization extends KerasLayer {
  static readonly className = 'KerasBatchNormalization'
  private gamma!: LayerVariable
  private beta!: LayerVariable
  private movingMean!: LayerVariable
  private movingVariance!: LayerVariable

  override build(inputShape: Shape | Shape[]): void {
    const shape = [lastDimension(inputShape)]
    this.gamma = this.addTrainable('gamma', shape, 'ones')
    this.beta = this.addTrainable('beta', shape, 'zeros')
    this.movingMean = this.addState('moving_mean', shape, 'zeros')
    this.movingVariance = this.addState('moving_variance', shape, 'ones')
    this.built = true
  }

  override compute({training}: Mode) {
    const {gamma, beta, movingMean, movingVariance} = this
    // Frozen it is as when it is applied, as in Keras.
    return training && this.trainable
      ? computation(batchNormTrain, {epsilon}, [gamma, beta], saved => this.follow(saved))
      : computation(batchNormEvaluate, {epsilon}, [gamma, beta, movingMean, movingVariance])
  }

  private follow([mean, variance]: readonly tf.Tensor[]): void {
    moveTowards(this.movingMean, mean as tf.Tensor)
    moveTowards(this.movingVariance, variance as tf.Tensor)
  }

  protected override outputShape1(input: Shape): Shape {
    return input
  }
}

function moveTowards(moving: LayerVariable, batch: tf.Tensor): void {
  fusedOr('MoveTowards', {moving: moving.read(), batch}, {momentum}, () => {
    const next = tf.tidy(() => tf.add(tf.mul(moving.read(), momentum), tf.mul(batch, 1 - momentum)))
    moving.write(next)
    next.dispose()
    return []
  })
}

tf.serialization.registerClass(KerasBatchNormalization)
