import type {DataShape} from '../chapter.ts'
import type {Keras} from '../keras.ts'
import {classOutput, dropped, kernelRegularizer} from './class-output.ts'

interface LetterValues {
  readonly units: number
  readonly dropout: number
  readonly l1: number
  readonly l2: number
  readonly loss: string
  /** Length of a letter's code; without it the letters come one-hot. */
  readonly embeddingSize?: number
}

/** §6 the letter networks: (Embedding,) SimpleRNN, Dense softmax over the alphabet. */
export function letterNetwork<T, M>(k: Keras<T, M>, h: LetterValues, {inputShape, classes}: DataShape): M {
  const input = k.input(inputShape)
  const codes =
    h.embeddingSize === undefined
      ? input
      : k.embedding({name: 'embedding', inputDim: classes, outputDim: h.embeddingSize})(input)
  let x = k.simpleRNN({name: 'rnn', units: h.units, ...kernelRegularizer(h)})(codes)
  x = dropped(k, 'dropout', h.dropout, x)
  return k.model(input, classOutput(k, h, classes, x))
}
