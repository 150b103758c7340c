import type * as tf from '@tensorflow/tfjs'
import {disposeSaved, type Memory} from '../ops/differentiable.ts'
import type {Plan, Step} from './graph.ts'

function runStep({computation, inputs}: Step, values: readonly tf.Tensor[]): Memory {
  const {op, attrs, weights, after} = computation
  const all = [...inputs.map(i => values[i] as tf.Tensor), ...weights.map(weight => weight.read())]
  const {output, saved} = op.forward(all, attrs)
  after?.(saved)
  return {inputs: all, output, saved}
}

/** Runs every step and keeps what the backward pass reads. */
export function runForward({steps}: Plan, x: tf.Tensor): Memory[] {
  const values = [x]
  return steps.map(step => {
    const memory = runStep(step, values)
    values.push(memory.output)
    return memory
  })
}

/** Runs every step, freeing each value after its last use. `keep`: values that outlive the pass. */
export function runThrough({steps}: Plan, x: tf.Tensor, keep: ReadonlySet<number>): tf.Tensor[] {
  const lastUse = new Map<number, number>()
  steps.forEach(({inputs}, i) => {
    for (const value of inputs) lastUse.set(value, i)
  })
  const values = [x]
  steps.forEach((step, i) => {
    const memory = runStep(step, values)
    disposeSaved(memory)
    values.push(memory.output)
    for (const value of new Set(step.inputs)) {
      const isDone = lastUse.get(value) === i && value !== 0 && !keep.has(value)
      if (isDone) values[value]?.dispose()
    }
  })
  return values
}

/**
 * Goes back through a forward pass, freeing it on the way, and gives every learning weight's gradient, by variable id.
 * dy, the gradient of the last step's output, is taken over.
 */
export function runBackward(
  {steps}: Plan,
  memories: readonly Memory[],
  dy: tf.Tensor,
): ReadonlyMap<number, tf.Tensor> {
  const gradients = new Map<number, tf.Tensor>()
  const pending: (tf.Tensor | undefined)[] = []
  pending[steps.length] = dy
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Step
    const memory = memories[i] as Memory
    const arrived = pending[i + 1]
    if (arrived) {
      const {op, attrs, weights} = step.computation
      const needed = [...step.needed, ...weights.map(({trainable}) => trainable)]
      const results = op.backward(arrived, memory, attrs, needed)
      results.forEach((gradient, j) => {
        const value = step.inputs[j]
        const weight = weights[j - step.inputs.length]
        if (!gradient) return
        if (!needed[j]) gradient.dispose()
        else if (value !== undefined) accumulate(pending, value, gradient)
        else if (weight) gradients.set(weight.read().id, gradient)
      })
      if (!results.includes(arrived)) arrived.dispose()
    }
    disposeSaved(memory)
    memory.output.dispose()
  }
  return gradients
}

/** A value that several layers read has the sum of their gradients. */
function accumulate(pending: (tf.Tensor | undefined)[], value: number, gradient: tf.Tensor): void {
  const before = pending[value]
  if (before) {
    pending[value] = before.add(gradient)
    before.dispose()
    gradient.dispose()
  } else pending[value] = gradient
}
