import * as tf from '@tensorflow/tfjs-core'
import {fusedOr} from './call-kernel.ts'
import {
  gatesOf,
  inputGradientOf,
  kernelGradient,
  nameInputs,
  previousSteps,
  projectSteps,
  type SequenceGradients,
  sequenceOp,
  sigmoidSlope,
  stepGradients,
  stepsOf,
  stepsSum,
  type Tensors,
  tanhSlope,
  type Weights,
} from './sequence.ts'

type Four = [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]

/** Inputs [x [n,t,f], kernel [f,4u], recurrentKernel [u,4u], bias [4u]], gates i, f, c, o. */
export const lstm = sequenceOp({
  forward: inputs => {
    const named = nameInputs(inputs)
    return fusedOr('Lstm', named, {}, () => tf.tidy(() => forward(named)))
  },
  backward: (inputs, h, [cell, gates], dh, inputGradient) => {
    const {x, kernel, recurrentKernel} = nameInputs(inputs)
    const read = {x, kernel, recurrentKernel, h, cell, gates, dh} as Tensors<
      'x' | 'kernel' | 'recurrentKernel' | 'h' | 'cell' | 'gates' | 'dh'
    >
    return fusedOr('LstmGrad', read, {inputGradient}, () => tf.tidy(() => backward(read, inputGradient)))
  },
})

function forward(i: Tensors<'x' | Weights | 'bias'>): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const hs: tf.Tensor2D[] = []
  const cells: tf.Tensor2D[] = []
  const gates: tf.Tensor[] = []
  for (const projected of projectSteps(i.x, i.kernel, i.bias)) {
    const h = hs[hs.length - 1]
    const cell = cells[cells.length - 1]
    const sum = h ? tf.add(projected, tf.matMul(h, i.recurrentKernel as tf.Tensor2D)) : projected
    const parts = gatesOf(sum, 4) as Four
    const input = tf.sigmoid(parts[0])
    const forget = tf.sigmoid(parts[1])
    const candidate = tf.tanh(parts[2])
    const output = tf.sigmoid(parts[3])
    const written = tf.mul(input, candidate)
    const next = (cell ? tf.add(tf.mul(forget, cell), written) : written) as tf.Tensor2D
    cells.push(next)
    hs.push(tf.mul(output, tf.tanh(next)) as tf.Tensor2D)
    gates.push(tf.concat([input, forget, candidate, output], 1))
  }
  return [tf.stack(hs, 1), tf.stack(cells, 1), tf.stack(gates, 1)]
}

function backward(
  i: Tensors<'x' | Weights | 'h' | 'cell' | 'gates' | 'dh'>,
  needsX: boolean,
): SequenceGradients {
  const gates = stepsOf(i.gates)
  const squashed = stepsOf(tf.tanh(i.cell))
  const before = stepsOf(previousSteps(i.cell))
  const dzs: tf.Tensor[] = []
  let carriedH: tf.Tensor | undefined
  let carriedCell: tf.Tensor | undefined
  const dhs = stepGradients(i.dh, i.h.shape[1] as number)
  for (let t = dhs.length - 1; t >= 0; t--) {
    const [input, forget, candidate, output] = gatesOf(gates[t] as tf.Tensor2D, 4) as Four
    const own = dhs[t] as tf.Tensor2D
    const dh = carriedH ? tf.add(own, carriedH) : own
    const squashedCell = squashed[t] as tf.Tensor2D
    const through = tf.mul(tf.mul(dh, output), tanhSlope(squashedCell))
    const dcell: tf.Tensor = carriedCell ? tf.add(through, carriedCell) : through
    const dz: tf.Tensor = tf.concat(
      [
        tf.mul(tf.mul(dcell, candidate), sigmoidSlope(input)),
        tf.mul(tf.mul(dcell, before[t] as tf.Tensor2D), sigmoidSlope(forget)),
        tf.mul(tf.mul(dcell, input), tanhSlope(candidate)),
        tf.mul(tf.mul(dh, squashedCell), sigmoidSlope(output)),
      ],
      1,
    )
    carriedCell = tf.mul(dcell, forget)
    carriedH = tf.matMul(dz, i.recurrentKernel, false, true)
    dzs.unshift(dz)
  }
  const dz = tf.stack(dzs, 1)
  const weights = [kernelGradient(i.x, dz), kernelGradient(previousSteps(i.h), dz), stepsSum(dz)] as const
  return needsX ? [...weights, inputGradientOf(dz, i.kernel)] : [...weights]
}
