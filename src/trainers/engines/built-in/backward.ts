import type * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable} from '@tensorflow/tfjs-layers'
import type {LayerOutput} from './forward.ts'
import type {Network} from './network.ts'
import {callKernel1} from './ops/call-kernel.ts'
import {disposeSaved} from './ops/differentiable.ts'

/**
 * The gradients of every weight, in the order of `network.weights`, without those of the penalties, from the gradient
 * of the output, which is freed like all that the forward pass kept.
 */
export function backward(network: Network, steps: readonly LayerOutput[], doutput: tf.Tensor): tf.Tensor[] {
  const gradients: tf.Tensor[] = []
  const arrived = new Map([[network.output, doutput]])

  for (let i = steps.length - 1; i >= 0; i--) {
    const {place, computation, memory} = steps[i] as LayerOutput
    const dy = arrived.get(place.output)
    const own = computation?.weights ?? []
    const needed = [...place.wanted, ...own.map(weight => place.weights.has(weight))]
    if (dy && needed.includes(true)) {
      const results = computation ? computation.op.backward(dy, memory, computation.attrs, needed) : [dy]
      results.forEach((result, j) => {
        if (!result) return
        const value = place.inputs[j]
        if (!needed[j]) result.dispose()
        else if (value !== undefined) collect(arrived, value, result)
        else gradients[place.weights.get(own[j - place.inputs.length] as LayerVariable) as number] = result
      })
      if (!results.includes(dy)) dy.dispose()
    } else dy?.dispose()
    disposeSaved(memory)
    memory.output.dispose()
  }
  return gradients
}

/** A value that several layers took gets the sum of their gradients. */
function collect(arrived: Map<number, tf.Tensor>, value: number, gradient: tf.Tensor): void {
  const other = arrived.get(value)
  if (!other) return void arrived.set(value, gradient)
  arrived.set(value, callKernel1('Add', {a: other, b: gradient}))
  other.dispose()
  gradient.dispose()
}
