import {readFileSync} from 'node:fs'

interface Layer {
  readonly shape: readonly [number, number]
  readonly scale: number
  readonly kernel: string
  readonly bias: readonly number[]
}

const file = new URL('../fixtures/digit-reader.json', import.meta.url)
const {layers} = JSON.parse(readFileSync(file, 'utf8')) as {layers: Layer[]}
const kernels = layers.map(layer => new Int8Array(Buffer.from(layer.kernel, 'base64')))

/** Reads one 28×28 digit with the small network that scripts/keras/digit-reader.py trained on the real MNIST. */
export function readDigit(pixels: ArrayLike<number>): number {
  let values = Array.from(pixels, value => value / 255)
  for (const [i, {shape, scale, bias}] of layers.entries()) {
    const kernel = kernels[i] as Int8Array
    const outputs = bias.map((start, unit) => {
      let sum = 0
      for (let k = 0; k < shape[0]; k++)
        sum += (values[k] as number) * (kernel[k * shape[1] + unit] as number)
      return start + sum * scale
    })
    values = i < layers.length - 1 ? outputs.map(value => Math.max(0, value)) : outputs
  }
  return values.indexOf(Math.max(...values))
}
