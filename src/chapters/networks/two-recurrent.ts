import type {DataShape} from '../chapter.ts'
import type {Keras} from '../keras.ts'
import {dropped, kernelRegularizer} from './class-output.ts'

interface TwoRecurrentValues {
  readonly units1: number
  readonly units2: number
  readonly dropout: number
  readonly l1: number
  readonly l2: number
}

/** §6–8 the price networks: two recurrent layers of one kind, the first giving its whole sequence, and Dense 1. */
export const twoRecurrent =
  (cell: 'simpleRNN' | 'lstm' | 'gru') =>
  <T, M>(k: Keras<T, M>, h: TwoRecurrentValues, {inputShape, classes}: DataShape): M => {
    const input = k.input(inputShape)
    const regularizer = kernelRegularizer(h)
    let x = k[cell]({name: `${cell}1`, units: h.units1, returnSequences: true, ...regularizer})(input)
    x = dropped(k, 'dropout1', h.dropout, x)
    x = k[cell]({name: `${cell}2`, units: h.units2, ...regularizer})(x)
    x = dropped(k, 'dropout2', h.dropout, x)
    return k.model(input, k.dense({name: 'output', units: classes, ...regularizer})(x))
  }
