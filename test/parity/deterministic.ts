import * as tf from '@tensorflow/tfjs-core'
import type {LayersModel} from '@tensorflow/tfjs-layers'
import {
  bitsAt,
  deriveKey,
  hashText,
  uniformAt,
} from '../../src/trainers/engines/built-in/ops/counter-random.ts'

/** The counterpart of scripts/keras/deterministic.py: weights and batches made from names, alike to the bit. */

export function uniform(label: string, size: number, low = -1, high = 1): Float32Array<ArrayBuffer> {
  const key = deriveKey(hashText(label))
  return Float32Array.from({length: size}, (_, i) => low + (high - low) * uniformAt(key, i))
}

export function integers(label: string, size: number, below: number): Int32Array<ArrayBuffer> {
  const key = deriveKey(hashText(label))
  return Int32Array.from({length: size}, (_, i) => bitsAt(key, i) % below)
}

export const sizeOf = (shape: readonly number[]) => shape.reduce((size, dimension) => size * dimension, 1)

/** `layer/name` decides the values, name and shape their range. */
export function weight(layer: string, name: string, shape: readonly number[]): Float32Array<ArrayBuffer> {
  const label = `${layer}/${name}`
  const size = sizeOf(shape)
  const within = (limit: number) => uniform(label, size, -limit, limit)
  switch (name) {
    case 'kernel': {
      const [inputs, outputs] = shape.slice(-2) as [number, number]
      return within(Math.sqrt(6 / (sizeOf(shape.slice(0, -2)) * (inputs + outputs))))
    }
    case 'recurrent_kernel':
      return within(Math.sqrt(1 / (shape[0] as number)))
    case 'embeddings':
      return within(0.5)
    case 'gamma':
    case 'moving_variance':
      return uniform(label, size, 0.8, 1.2)
    default:
      return within(0.1)
  }
}

/** Gives every weight of a model its deterministic values. */
export function fill(model: LayersModel): void {
  for (const layer of model.layers) {
    for (const variable of layer.weights) {
      const name = variable.originalName.split('/').at(-1) as string
      const values = tf.tensor(
        weight(layer.name, name, variable.shape as number[]),
        variable.shape as number[],
      )
      variable.write(values)
      values.dispose()
    }
  }
}
