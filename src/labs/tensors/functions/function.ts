import type {Localised} from '../../../text/localised.ts'
import type {Value} from '../values.ts'
import type {Call} from './call.ts'

/** A parameter by the name that TensorFlow gives it; camelCase is understood as well. */
export interface Parameter {
  readonly name: string
  readonly optional?: boolean
}

/** A function of the lab. */
export interface TensorFunction {
  /** In the notes' and TensorFlow.js' spelling: `oneHot`. */
  readonly name: string
  /** TensorFlow's own paths, without `tf.`: `one_hot`, `nn.softmax`. */
  readonly also: readonly string[]
  readonly parameters: readonly Parameter[]
  /** What it does, in one line. */
  readonly meaning: Localised
  readonly call: (call: Call) => Value
}

/** `'x y? axis?'`: parameters in order, a question mark after those that may be left away. */
export const parameters = (list: string): Parameter[] =>
  list.split(' ').map(word => (word.endsWith('?') ? {name: word.slice(0, -1), optional: true} : {name: word}))
