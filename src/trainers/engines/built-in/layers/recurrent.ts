import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import type {LayerConfigs} from '../../../../chapters/keras.ts'
import {gru} from '../ops/gru.ts'
import {lstm} from '../ops/lstm.ts'
import type {SequenceOp} from '../ops/sequence.ts'
import {simpleRnn} from '../ops/simple-rnn.ts'
import type {InitialValues} from './initial-weights.ts'
import {computation, KerasLayer, type KerasLayerConfig, lastDimension, type Shape} from './keras-layer.ts'

type Config = KerasLayerConfig & LayerConfigs['lstm']

/** How the three recurrent layers differ. */
interface Cell {
  readonly op: SequenceOp
  /** Columns of the kernels per unit. */
  readonly gates: number
  readonly biasShape: (units: number) => number[]
  readonly bias: InitialValues
}

abstract class Recurrent extends KerasLayer<Config> {
  protected abstract readonly cell: Cell
  private kernel!: LayerVariable
  private recurrentKernel!: LayerVariable
  private bias!: LayerVariable

  override build(inputShape: Shape | Shape[]): void {
    const {units} = this.config
    const {gates, biasShape, bias} = this.cell
    this.kernel = this.addTrainable(
      'kernel',
      [lastDimension(inputShape), gates * units],
      'glorotUniform',
      true,
    )
    this.recurrentKernel = this.addTrainable('recurrent_kernel', [units, gates * units], 'orthogonal')
    this.bias = this.addTrainable('bias', biasShape(units), bias)
    this.built = true
  }

  override compute() {
    const {returnSequences = false} = this.config
    return computation(this.cell.op, {returnSequences}, [this.kernel, this.recurrentKernel, this.bias])
  }

  protected override outputShape1([n, t]: Shape): Shape {
    const {units, returnSequences = false} = this.config
    return returnSequences ? [n as number, t as number, units] : [n as number, units]
  }
}

export class KerasSimpleRNN extends Recurrent {
  static readonly className = 'KerasSimpleRNN'
  protected readonly cell: Cell = {op: simpleRnn, gates: 1, biasShape: units => [units], bias: 'zeros'}
}

/** Sigmoid gates, forget bias 1. */
export class KerasLSTM extends Recurrent {
  static readonly className = 'KerasLSTM'
  protected readonly cell: Cell = {op: lstm, gates: 4, biasShape: units => [4 * units], bias: 'forgetBias'}
}

/** The reset gate is applied after the recurrent product, so there is a bias for the input and one for the state. */
export class KerasGRU extends Recurrent {
  static readonly className = 'KerasGRU'
  protected readonly cell: Cell = {op: gru, gates: 3, biasShape: units => [2, 3 * units], bias: 'zeros'}
}

for (const layer of [KerasSimpleRNN, KerasLSTM, KerasGRU]) tf.serialization.registerClass(layer)
