import type {Keras} from '../keras.ts'

/** What every classifying network's last layer depends on. */
interface OutputValues {
  readonly loss: string
  readonly l1?: number
  readonly l2?: number
  readonly initialDeviation?: number
}

/** Dense with one unit a class; softmax, unless the loss applies it itself (`FromLogits`). */
export function classOutput<T, M>(k: Keras<T, M>, h: OutputValues, classes: number, x: T): T {
  const {loss, initialDeviation} = h
  const activation = loss === 'sparseCategoricalCrossentropyFromLogits' ? 'linear' : 'softmax'
  const initial = initialDeviation === undefined ? {} : {initialDeviation}
  return k.dense({name: 'output', units: classes, activation, ...initial, ...kernelRegularizer(h)})(x)
}

/** The part of a layer's configuration that regularises its kernel; empty when nothing is to be regularised. */
export function kernelRegularizer(h: {l1?: number; l2?: number}): {l1?: number; l2?: number} {
  return {...(h.l1 ? {l1: h.l1} : {}), ...(h.l2 ? {l2: h.l2} : {})}
}

/** Dropout that leaves no trace in the network at rate 0. */
export function dropped<T, M>(k: Keras<T, M>, name: string, rate: number, x: T): T {
  return rate > 0 ? k.dropout({name, rate})(x) : x
}
