import type {Keras} from '../keras.ts'
import {convBnRelu} from './conv-bn-relu.ts'

interface InceptionUnit {
  readonly name: string
  /** Channels of each of the four branches. */
  readonly filters: number
  readonly strides: number
}

/** §5 InceptionNet: 1×1 ∥ 1×1→3×3 ∥ 1×1→5×5 ∥ MaxPool 3/1→1×1, joined along the channels. */
export function inceptionUnit<T, M>(k: Keras<T, M>, x: T, {name, filters, strides}: InceptionUnit): T {
  const block = `${name}_`
  const branch1 = convBnRelu(k, x, {block, id: '1', filters, kernelSize: 1, strides})
  const reduced3 = convBnRelu(k, x, {block, id: '2a', filters, kernelSize: 1, strides})
  const branch2 = convBnRelu(k, reduced3, {block, id: '2b', filters, kernelSize: 3})
  const reduced5 = convBnRelu(k, x, {block, id: '3a', filters, kernelSize: 1, strides})
  const branch3 = convBnRelu(k, reduced5, {block, id: '3b', filters, kernelSize: 5})
  const pooled = k.maxPooling2d({name: `${block}pool4`, poolSize: 3, strides: 1, padding: 'same'})(x)
  const branch4 = convBnRelu(k, pooled, {block, id: '4', filters, kernelSize: 1, strides})
  return k.concatenate({name: `${block}concat`})([branch1, branch2, branch3, branch4])
}
