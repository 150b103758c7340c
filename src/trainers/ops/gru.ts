import * as tf from '@tensorflow/tfjs'
import {fusedOr} from './call-kernel.ts'
import {
  gatesOf,
  inputGradientOf,
  kernelGradient,
  previousSteps,
  projectSteps,
  type SequenceGradients,
  sequenceOp,
  sigmoidSlope,
  stepGradients,
  stepsOf,
  stepsSum,
  tanhSlope,
} from './sequence.ts'

type Tensors<K extends string> = Record<K, tf.Tensor>
type Weights = 'kernel' | 'recurrentKernel'
type Three = [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D]

/** Inputs [x [n,t,f], kernel [f,3u], recurrentKernel [u,3u], bias [2,3u]], gates z, r, h. */
export const gru = sequenceOp({
  forward: inputs => {
    const named = nameInputs(inputs)
    return fusedOr('Gru', named, {}, () => tf.tidy(() => forward(named)))
  },
  backward: (inputs, h, [gates, recurrentCandidate], dh, inputGradient) => {
    const {x, kernel, recurrentKernel} = nameInputs(inputs)
    const read = {x, kernel, recurrentKernel, h, gates, recurrentCandidate, dh} as Tensors<
      'x' | 'kernel' | 'recurrentKernel' | 'h' | 'gates' | 'recurrentCandidate' | 'dh'
    >
    return fusedOr('GruGrad', read, {inputGradient}, () => tf.tidy(() => backward(read, inputGradient)))
  },
})

const nameInputs = ([x, kernel, recurrentKernel, bias]: readonly tf.Tensor[]) =>
  ({x, kernel, recurrentKernel, bias}) as Tensors<'x' | Weights | 'bias'>

function forward(i: Tensors<'x' | Weights | 'bias'>): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const [inputBias, recurrentBias] = tf.unstack(i.bias, 0) as [tf.Tensor, tf.Tensor]
  const [n, , u] = [i.x.shape[0] as number, 0, i.recurrentKernel.shape[0] as number]
  let h: tf.Tensor2D = tf.zeros([n, u])
  const hs: tf.Tensor2D[] = []
  const gates: tf.Tensor[] = []
  const candidates: tf.Tensor[] = []
  for (const projected of projectSteps(i.x, i.kernel, inputBias)) {
    const recurrent = tf.add(tf.matMul(h, i.recurrentKernel as tf.Tensor2D), recurrentBias)
    const [xz, xr, xh] = gatesOf(projected, 3) as Three
    const [hz, hr, hh] = gatesOf(recurrent, 3) as Three
    const update = tf.sigmoid(tf.add(xz, hz))
    const reset = tf.sigmoid(tf.add(xr, hr))
    const candidate = tf.tanh(tf.add(xh, tf.mul(reset, hh)))
    h = tf.add(tf.mul(update, h), tf.mul(tf.sub(1, update), candidate))
    hs.push(h)
    gates.push(tf.concat([update, reset, candidate], 1))
    candidates.push(hh)
  }
  return [tf.stack(hs, 1), tf.stack(gates, 1), tf.stack(candidates, 1)]
}

function backward(
  i: Tensors<'x' | Weights | 'h' | 'gates' | 'recurrentCandidate' | 'dh'>,
  needsX: boolean,
): SequenceGradients {
  const gates = stepsOf(i.gates)
  const recurrent = stepsOf(i.recurrentCandidate)
  const before = stepsOf(previousSteps(i.h))
  const dhs = stepGradients(i.dh, i.h.shape[1] as number)
  /** Gradients of what is projected from x, and of what is projected from h_{t−1}: they differ in the candidate. */
  const fromInput: tf.Tensor[] = []
  const fromState: tf.Tensor[] = []
  let carried: tf.Tensor | undefined
  for (let t = dhs.length - 1; t >= 0; t--) {
    const [update, reset, candidate] = gatesOf(gates[t] as tf.Tensor2D, 3) as Three
    const own = dhs[t] as tf.Tensor2D
    const dh = carried ? tf.add(own, carried) : own
    const dcandidate = tf.mul(tf.mul(dh, tf.sub(1, update)), tanhSlope(candidate))
    const dupdate = tf.mul(tf.mul(dh, tf.sub(before[t] as tf.Tensor2D, candidate)), sigmoidSlope(update))
    const dreset = tf.mul(tf.mul(dcandidate, recurrent[t] as tf.Tensor2D), sigmoidSlope(reset))
    fromInput.unshift(tf.concat([dupdate, dreset, dcandidate], 1))
    const state: tf.Tensor = tf.concat([dupdate, dreset, tf.mul(dcandidate, reset)], 1)
    fromState.unshift(state)
    carried = tf.add(tf.mul(dh, update), tf.matMul(state, i.recurrentKernel, false, true))
  }
  const dx = tf.stack(fromInput, 1)
  const dstate = tf.stack(fromState, 1)
  const dbias = tf.stack([stepsSum(dx), stepsSum(dstate)])
  const weights = [kernelGradient(i.x, dx), kernelGradient(previousSteps(i.h), dstate), dbias] as const
  return needsX ? [...weights, inputGradientOf(dx, i.kernel)] : [...weights]
}
