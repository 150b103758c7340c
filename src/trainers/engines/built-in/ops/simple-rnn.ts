import * as tf from '@tensorflow/tfjs-core'
import {fusedOr} from './call-kernel.ts'
import {
  inputGradientOf,
  kernelGradient,
  nameInputs,
  previousSteps,
  projectSteps,
  type SequenceGradients,
  sequenceOp,
  stepGradients,
  stepsOf,
  stepsSum,
  type Tensors,
  tanhSlope,
  type Weights,
} from './sequence.ts'

/** Inputs [x [n,t,f], kernel [f,u], recurrentKernel [u,u], bias [u]]. */
export const simpleRnn = sequenceOp({
  forward: inputs => {
    const named = nameInputs(inputs)
    return fusedOr('SimpleRnn', named, {}, () => tf.tidy(() => forward(named)))
  },
  backward: (inputs, h, _saved, dh, inputGradient) => {
    const {x, kernel, recurrentKernel} = nameInputs(inputs)
    const read = {x, kernel, recurrentKernel, h, dh}
    return fusedOr('SimpleRnnGrad', read, {inputGradient}, () => tf.tidy(() => backward(read, inputGradient)))
  },
})

function forward(i: Tensors<'x' | Weights | 'bias'>): [tf.Tensor] {
  const hs: tf.Tensor2D[] = []
  for (const projected of projectSteps(i.x, i.kernel, i.bias)) {
    const before = hs[hs.length - 1]
    hs.push(
      tf.tanh(
        before ? tf.add(projected, tf.matMul(before, i.recurrentKernel as tf.Tensor2D)) : projected,
      ) as tf.Tensor2D,
    )
  }
  return [tf.stack(hs, 1)]
}

function backward(i: Tensors<'x' | Weights | 'h' | 'dh'>, needsX: boolean): SequenceGradients {
  const slopes = stepsOf(tanhSlope(i.h))
  const dzs: tf.Tensor2D[] = []
  let carried: tf.Tensor | undefined
  for (const [back, dh] of stepGradients(i.dh, i.h.shape[1] as number)
    .reverse()
    .entries()) {
    const slope = slopes[slopes.length - 1 - back] as tf.Tensor2D
    const dz = tf.mul(carried ? tf.add(dh, carried) : dh, slope) as tf.Tensor2D
    dzs.unshift(dz)
    carried = tf.matMul(dz, i.recurrentKernel as tf.Tensor2D, false, true)
  }
  const dz = tf.stack(dzs, 1)
  const weights = [kernelGradient(i.x, dz), kernelGradient(previousSteps(i.h), dz), stepsSum(dz)] as const
  return needsX ? [...weights, inputGradientOf(dz, i.kernel)] : [...weights]
}
