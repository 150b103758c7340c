import * as tf from '@tensorflow/tfjs-core'
import {floats, type KernelArgs, type NodeBackend, run, withShapes} from './native-operations.ts'

const slopes = {relu: 'ReluGrad', sigmoid: 'SigmoidGrad', tanh: 'TanhGrad'} as const

type Gradient = KernelArgs<'y' | 'dy', {readonly activation: keyof typeof slopes}>

const activationGrad = ({inputs: {y, dy}, attrs: {activation}, backend}: Gradient): tf.Tensor =>
  withShapes(backend, [y, dy], ([shapedY, shapedDy]) =>
    run(
      backend,
      slopes[activation],
      (activation === 'relu' ? [shapedDy, shapedY] : [shapedY, shapedDy]) as tf.TensorInfo[],
    ),
  )

const biasGrad = (backend: NodeBackend, dy: tf.TensorInfo): tf.Tensor =>
  withShapes(backend, [dy], inputs => run(backend, 'BiasAddGrad', inputs))

/** TensorFlow normalises the channels of pictures: what has another rank is a picture of one pixel. */
const asPictures = (x: tf.TensorInfo): tf.TensorInfo => {
  if (x.shape.length === 4) return x
  const channels = x.shape.at(-1) as number
  return {...x, dataId: x.dataId, shape: [tf.util.sizeFromShape(x.shape) / channels, 1, 1, channels]}
}

const normAttributes = (backend: NodeBackend, epsilon: number) => [
  floats(backend),
  floats(backend, 'U'),
  {name: 'epsilon', type: backend.binding.TF_ATTR_FLOAT, value: epsilon},
  {name: 'is_training', type: backend.binding.TF_ATTR_BOOL, value: true},
]

/** y under x's own shape. */
function reshaped(y: tf.Tensor, shape: readonly number[]): tf.Tensor {
  if (tf.util.arraysEqual(y.shape, [...shape])) return y
  const view = tf.reshape(y, [...shape])
  y.dispose()
  return view
}

/** The kernels of `ops/kernels.ts` for which TensorFlow has an operation of its own. */
export const fusedKernels = {
  /** The second result is what TensorFlow keeps for the way back: probabilities − onehot(labels). */
  SparseSoftmaxCrossEntropy: ({inputs: {logits, labels}, backend}: KernelArgs<'logits' | 'labels', object>) =>
    backend.executeMultipleOutputs(
      'SparseSoftmaxCrossEntropyWithLogits',
      [
        floats(backend),
        {name: 'Tlabels', type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_INT32},
      ],
      [logits, labels],
      2,
    ),

  SparseSoftmaxCrossEntropyGrad: ({
    inputs: {probabilities, dy},
    backend,
  }: KernelArgs<'probabilities' | 'dy', object>) =>
    withShapes(
      backend,
      [probabilities, {...dy, dataId: dy.dataId, shape: [dy.shape[0] as number, 1]}],
      inputs => run(backend, 'Mul', inputs),
    ),

  ActivationGrad: activationGrad,

  BiasGrad: ({inputs: {dy}, backend}: KernelArgs<'dy', object>) => biasGrad(backend, dy),

  ActivationBiasGrad: (args: Gradient) => {
    const dz = activationGrad(args)
    return [dz, biasGrad(args.backend, dz)]
  },

  BatchNormTrain: ({
    inputs: {x, gamma, beta},
    attrs: {epsilon},
    backend,
  }: KernelArgs<'x' | 'gamma' | 'beta', {readonly epsilon: number}>) => {
    const empty = tf.tensor1d([], 'float32')
    // The statistics that the gradient reads are those of the batch itself; the third result is Bessel's variance. So it
    // is on a processor, and there alone.
    const [y, mean, corrected, sameMean, variance, rest] = withShapes(
      backend,
      [asPictures(x)],
      ([pictures]) =>
        backend.executeMultipleOutputs(
          'FusedBatchNormV3',
          normAttributes(backend, epsilon),
          [pictures as tf.TensorInfo, gamma, beta, empty, empty],
          6,
        ),
    ) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]
    tf.dispose([empty, corrected, sameMean, rest])
    return [reshaped(y, x.shape), mean, variance]
  },

  BatchNormTrainGrad: ({
    inputs: {x, dy, gamma, mean, variance},
    attrs: {epsilon},
    backend,
  }: KernelArgs<'x' | 'dy' | 'gamma' | 'mean' | 'variance', {readonly epsilon: number}>) => {
    const unused = tf.tensor1d([], 'float32')
    const [dx, dgamma, dbeta, ...rest] = withShapes(backend, [asPictures(dy), asPictures(x)], ([dys, xs]) =>
      backend.executeMultipleOutputs(
        'FusedBatchNormGradV3',
        normAttributes(backend, epsilon),
        [dys as tf.TensorInfo, xs as tf.TensorInfo, gamma, mean, variance, unused],
        5,
      ),
    ) as [tf.Tensor, tf.Tensor, tf.Tensor, ...tf.Tensor[]]
    tf.dispose([unused, ...rest])
    return [reshaped(dx, x.shape), dgamma, dbeta]
  },
}
