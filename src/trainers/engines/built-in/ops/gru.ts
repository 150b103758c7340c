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

function forward(i: Tensors<'x' | Weights | 'bias'>): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const [inputBias, recurrentBias] = tf.unstack(i.bias, 0) as [tf.Tensor, tf.Tensor]
  const [n, u] = [i.x.shape[0] as number, i.recurrentKernel.shape[0] as number]
  let h: tf.Tensor2D = tf.zeros([n, u])
  const hs: tf.Tensor2D[] = []
  const updates: tf.Tensor2D[] = []
  const resets: tf.Tensor2D[] = []
  const candidates: tf.Tensor2D[] = []
  const recurrents: tf.Tensor2D[] = []
  for (const projected of projectSteps(i.x, i.kernel, inputBias)) {
    const recurrent = tf.add(tf.matMul(h, i.recurrentKernel as tf.Tensor2D), recurrentBias) as tf.Tensor2D
    // Few operations matter more than few numbers: the third of the sigmoids is not used.
    const [update, reset] = gatesOf(tf.sigmoid(tf.add(projected, recurrent)), 3) as Three
    const fromState = tf.slice(recurrent, [0, 2 * u], [n, u])
    const candidate = tf.tanh(tf.add(tf.slice(projected, [0, 2 * u], [n, u]), tf.mul(reset, fromState)))
    h = tf.add(candidate, tf.mul(update, tf.sub(h, candidate)))
    hs.push(h)
    updates.push(update)
    resets.push(reset)
    candidates.push(candidate as tf.Tensor2D)
    recurrents.push(fromState)
  }
  const gates = [updates, resets, candidates].map(parts => tf.stack(parts, 1))
  return [tf.stack(hs, 1), tf.concat(gates, 2), tf.stack(recurrents, 1)]
}

/**
 * Every gradient but dh itself is dh times what the forward pass knows, so that is multiplied out for all steps at once
 * and the way back through the steps has little left to do.
 */
function backward(
  i: Tensors<'x' | Weights | 'h' | 'gates' | 'recurrentCandidate' | 'dh'>,
  needsX: boolean,
): SequenceGradients {
  const [update, reset, candidate] = tf.split(i.gates, 3, 2) as [tf.Tensor, tf.Tensor, tf.Tensor]
  const toCandidate = tf.mul(tf.sub(1, update), tanhSlope(candidate))
  const toUpdate = tf.mul(tf.sub(previousSteps(i.h), candidate), sigmoidSlope(update))
  const toReset = tf.mul(tf.mul(toCandidate, i.recurrentCandidate), sigmoidSlope(reset))
  const shares = stepsOf(tf.concat([toUpdate, toReset, tf.mul(toCandidate, reset)], 2))
  const kept = stepsOf(update)
  const dhs = stepGradients(i.dh, i.h.shape[1] as number)
  const arrived: tf.Tensor[] = []
  /** Gradients of what is projected from h_{t−1}; of what is projected from x they differ in the candidate. */
  const fromState: tf.Tensor[] = []
  let carried: tf.Tensor | undefined
  for (let t = dhs.length - 1; t >= 0; t--) {
    const own = dhs[t] as tf.Tensor2D
    const dh = (carried ? tf.add(own, carried) : own) as tf.Tensor2D
    const state = tf.mul(tf.concat([dh, dh, dh], 1), shares[t] as tf.Tensor2D) as tf.Tensor2D
    carried = tf.add(
      tf.mul(dh, kept[t] as tf.Tensor2D),
      tf.matMul(state, i.recurrentKernel as tf.Tensor2D, false, true),
    )
    arrived.unshift(dh)
    fromState.unshift(state)
  }
  const dstate = tf.stack(fromState, 1)
  const [n, steps, u] = i.h.shape as [number, number, number]
  const dgates = tf.slice(dstate, [0, 0, 0], [n, steps, 2 * u])
  const dx = tf.concat([dgates, tf.mul(tf.stack(arrived, 1), toCandidate)], 2)
  const dbias = tf.stack([stepsSum(dx), stepsSum(dstate)])
  const weights = [kernelGradient(i.x, dx), kernelGradient(previousSteps(i.h), dstate), dbias] as const
  return needsX ? [...weights, inputGradientOf(dx, i.kernel)] : [...weights]
}
