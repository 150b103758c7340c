import type {DataShape} from '../chapter.ts'
import type {Keras} from '../keras.ts'
import {classOutput, dropped, kernelRegularizer} from './class-output.ts'

interface TwoDenseValues {
  readonly l1: number
  readonly l2: number
  readonly dropout: number
  readonly loss: string
}

/** The notes' first picture network, used by five chapters: Flatten, Dense 128 relu, Dense softmax. */
export function twoDense<T, M>(k: Keras<T, M>, h: TwoDenseValues, {inputShape, classes}: DataShape): M {
  const input = k.input(inputShape)
  let x = k.flatten({name: 'flatten'})(input)
  x = k.dense({name: 'hidden', units: 128, activation: 'relu', ...kernelRegularizer(h)})(x)
  x = dropped(k, 'dropout', h.dropout, x)
  return k.model(input, classOutput(k, h, classes, x))
}
