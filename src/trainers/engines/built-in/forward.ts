import type * as tf from '@tensorflow/tfjs-core'
import type {Computation, Mode} from './layers/keras-layer.ts'
import type {Network, Place} from './network.ts'
import {callKernel1} from './ops/call-kernel.ts'
import {disposeSaved, type Memory} from './ops/differentiable.ts'

/** What one layer did; without a computation it handed its input on. */
export interface LayerOutput {
  readonly place: Place
  readonly computation: Computation | null
  readonly memory: Memory
}

/** Runs the network and remembers all that the way back needs. `backward` frees it, the output included. */
export function forward(network: Network, input: tf.Tensor, mode: Mode): readonly LayerOutput[] {
  const values: tf.Tensor[] = [input]
  return network.places.map(place => run(network, place, values, mode))
}

/**
 * Runs the network for its output alone, [n, ...]; every value is freed after its last use, the input stays.
 * With `logits` a softmax at the end is left away.
 */
export function infer(network: Network, input: tf.Tensor, logits = false): tf.Tensor {
  const values: tf.Tensor[] = [input]
  for (const place of network.places) {
    const {memory} = run(network, place, values, {training: false, logits})
    disposeSaved(memory)
    for (const value of place.frees) values[value]?.dispose()
  }
  return values[network.output] as tf.Tensor
}

function run(network: Network, place: Place, values: tf.Tensor[], mode: Mode): LayerOutput {
  const inputs = place.inputs.map(i => values[i] as tf.Tensor)
  // Only the last layer may leave its softmax away.
  const logits = mode.logits && place.output === network.output
  const computation = place.layer.compute({training: mode.training, logits})
  const memory = computation ? pass(computation, inputs) : handOn(inputs)
  values[place.output] = memory.output
  return {place, computation, memory}
}

function pass({op, attrs, weights, after}: Computation, inputs: readonly tf.Tensor[]): Memory {
  const all = [...inputs, ...weights.map(weight => weight.read())]
  const {output, saved} = op.forward(all, attrs)
  after?.(saved)
  return {inputs: all, output, saved}
}

/** The same values under a handle of their own, so that every place frees what it made. */
const handOn = (inputs: readonly tf.Tensor[]): Memory => ({
  inputs,
  output: callKernel1('Identity', {x: inputs[0]}),
  saved: [],
})
