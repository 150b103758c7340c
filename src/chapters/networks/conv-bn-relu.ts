import type {Keras, Padding} from '../keras.ts'

interface ConvUnit {
  /** Block the layers belong to, with its underscore (`inception1_`), or '' at the top level. */
  readonly block?: string
  /** Tells the unit's layers from others of the block: conv2a, bn2a, relu2a. */
  readonly id: string | number
  readonly filters: number
  readonly kernelSize: number
  readonly strides?: number
  readonly padding?: Padding
}

/** §4.1 C, B and A of CBAPD: convolution, batch normalisation, relu. `padding` is `same` unless said. */
export function convBnRelu<T, M>(k: Keras<T, M>, x: T, unit: ConvUnit): T {
  const {block = '', id, filters, kernelSize, strides = 1, padding = 'same'} = unit
  const convolved = k.conv2d({name: `${block}conv${id}`, filters, kernelSize, strides, padding})(x)
  const normalised = k.batchNormalization({name: `${block}bn${id}`})(convolved)
  return k.activation({name: `${block}relu${id}`, activation: 'relu'})(normalised)
}
