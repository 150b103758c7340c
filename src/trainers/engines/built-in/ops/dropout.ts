import * as tf from '@tensorflow/tfjs-core'
import {fusedOr} from './call-kernel.ts'
import {bitsAt, deriveKey} from './counter-random.ts'
import type {Differentiable} from './differentiable.ts'

export interface DropoutAttrs {
  readonly rate: number
  readonly seed: number
  /** Number of the layer, so that no two layers of a step share a mask. */
  readonly stream: number
  readonly step: number
}

/** An element is dropped when its 32 random bits lie below this. */
export const dropThreshold = (rate: number): number => Math.floor(rate * 2 ** 32)

/** 0 where an element is dropped, 1/(1 − rate) where it is kept: what the fused kernel multiplies with. */
export function dropoutMask(size: number, {rate, seed, stream, step}: DropoutAttrs): Float32Array {
  const key = deriveKey(seed, stream, step)
  const threshold = dropThreshold(rate)
  const kept = 1 / (1 - rate)
  const mask = new Float32Array(size)
  for (let i = 0; i < size; i++) if (bitsAt(key, i) >= threshold) mask[i] = kept
  return mask
}

const drop = (x: tf.Tensor, attrs: DropoutAttrs): tf.Tensor =>
  fusedOr('SeededDropout', {x}, attrs, () => [
    tf.tidy(() => tf.mul(x, tf.tensor(dropoutMask(x.size, attrs), x.shape))),
  ])[0]

/** Inputs [x]. The mask is a function of the attributes and the element's index, so the gradient applies it again. */
export const dropout: Differentiable<DropoutAttrs> = {
  forward: ([x], attrs) => ({output: drop(x as tf.Tensor, attrs), saved: []}),
  backward: (dy, _memory, attrs) => [drop(dy, attrs)],
}
