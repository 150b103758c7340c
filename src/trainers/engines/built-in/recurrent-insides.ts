import * as tf from '@tensorflow/tfjs-core'
import type {GatesLayer, Inside} from '../../../answers/prices.ts'
import {forward} from './forward.ts'
import {KerasGRU, KerasLSTM, KerasSimpleRNN} from './layers/recurrent.ts'
import type {Network} from './network.ts'
import {disposeSaved, type Memory} from './ops/differentiable.ts'

/** One recurrent layer at work on one sample. */
export interface LayerInsides extends Omit<GatesLayer, 'insides'> {
  /**
   * What its cell computes at every step, each after its activation: what it hands on, what it keeps, and its gates.
   * steps × units values each, row-major; gates lie in 0…1, `cell` is unbounded, the others lie in −1…1.
   */
  readonly insides: Readonly<Partial<Record<Inside, Float32Array>>>
}

/** What lies in the tensor of gates, in Keras' order, and whether there is a cell state beside it. */
const cells = [
  {layer: KerasSimpleRNN, kind: 'simpleRNN', gates: [], hasCell: false},
  {layer: KerasLSTM, kind: 'lstm', gates: ['input', 'forget', 'candidate', 'output'], hasCell: true},
  {layer: KerasGRU, kind: 'gru', gates: ['update', 'reset', 'candidate'], hasCell: false},
] as const

/**
 * Runs one sample through the network and keeps what its recurrent layers compute at every step, in the layers' order.
 *
 * @param sample scaled as in training; letter ids as Int32Array
 * @param shape of one sample, without the batch dimension
 */
export function recurrentInsides(
  network: Network,
  sample: Float32Array | Int32Array,
  shape: readonly number[],
): LayerInsides[] {
  const input = tf.tensor(sample, [1, ...shape], sample instanceof Int32Array ? 'int32' : 'float32')
  const passes = forward(network, input, {training: false, logits: true})
  const found = passes.flatMap(({place: {layer}, memory}): LayerInsides[] => {
    const cell = cells.find(one => layer instanceof one.layer)
    return cell ? [readLayer(layer.name, cell, memory)] : []
  })
  for (const {memory} of passes) {
    disposeSaved(memory)
    memory.output.dispose()
  }
  input.dispose()
  return found
}

function readLayer(layer: string, cell: (typeof cells)[number], {output, saved}: Memory): LayerInsides {
  // A layer that gives only its last step keeps all of them beside it.
  const [h, ...rest] = output.rank === 3 ? [output, ...saved] : saved
  const [, steps, units] = (h as tf.Tensor).shape as [number, number, number]
  const insides: Partial<Record<Inside, Float32Array>> = {state: valuesOf(h as tf.Tensor)}
  if (cell.hasCell) insides.cell = valuesOf(rest[0] as tf.Tensor)
  const gates = cell.gates.length > 0 ? valuesOf(rest[cell.hasCell ? 1 : 0] as tf.Tensor) : undefined
  cell.gates.forEach((name, gate) => {
    const own = new Float32Array(steps * units)
    const width = cell.gates.length * units
    for (let step = 0; step < steps; step++)
      own.set(
        (gates as Float32Array).subarray(step * width + gate * units, step * width + (gate + 1) * units),
        step * units,
      )
    insides[name] = own
  })
  return {layer, kind: cell.kind, steps, units, insides}
}

const valuesOf = (tensor: tf.Tensor): Float32Array => Float32Array.from(tensor.dataSync())
