import type {DataShape} from '../chapter.ts'
import type {Hyperparameter} from '../hyperparameters/hyperparameter.ts'
import {pictureHyperparameters} from '../hyperparameters/picture-chapter.ts'
import type {Keras} from '../keras.ts'
import {classOutput, dropped, kernelRegularizer} from './class-output.ts'

export const twoDenseHyperparameters = {
  units: {
    kind: 'integer',
    default: 128,
    min: 1,
    max: 8192,
    step: 'build',
    label: {en: 'hidden units', zh: '隐藏层神经元数'},
    help: {en: 'neurons of the hidden layer', zh: '隐藏层的神经元个数'},
  },
  ...pictureHyperparameters,
} as const satisfies Record<string, Hyperparameter>

interface TwoDenseValues {
  readonly units: number
  readonly dropout: number
  readonly l1: number
  readonly l2: number
  readonly loss: string
}

/** The notes' first picture network, used by five chapters: Flatten, Dense 128 relu, Dense softmax. */
export function twoDense<T, M>(k: Keras<T, M>, h: TwoDenseValues, {inputShape, classes}: DataShape): M {
  const input = k.input(inputShape)
  let x = k.flatten({name: 'flatten'})(input)
  x = k.dense({name: 'hidden', units: h.units, activation: 'relu', ...kernelRegularizer(h)})(x)
  x = dropped(k, 'dropout', h.dropout, x)
  return k.model(input, classOutput(k, h, classes, x))
}
