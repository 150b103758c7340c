import type {Keras} from '../keras.ts'

interface ResidualUnit {
  readonly name: string
  readonly filters: number
  readonly strides: number
  /** A 1×1 convolution on the shortcut, where the shapes of F(x) and x differ: F(x) + Wx instead of F(x) + x. */
  readonly project: boolean
}

/** §5 ResNet: relu(F(x) + x), F being two 3×3 convolutions without bias, each with batch normalisation. */
export function residualUnit<T, M>(k: Keras<T, M>, x: T, unit: ResidualUnit): T {
  const {name, filters, strides, project} = unit
  const conv = (id: string, kernelSize: number, step: number, input: T) => {
    const config = {filters, kernelSize, strides: step, padding: 'same', useBias: false} as const
    const convolved = k.conv2d({name: `${name}_conv${id}`, ...config})(input)
    return k.batchNormalization({name: `${name}_bn${id}`})(convolved)
  }
  let y = conv('1', 3, strides, x)
  y = k.activation({name: `${name}_relu1`, activation: 'relu'})(y)
  y = conv('2', 3, 1, y)
  const shortcut = project ? conv('Shortcut', 1, strides, x) : x
  const sum = k.add({name: `${name}_add`})([y, shortcut])
  return k.activation({name: `${name}_relu2`, activation: 'relu'})(sum)
}
