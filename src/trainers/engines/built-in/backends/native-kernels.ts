import * as tf from '@tensorflow/tfjs-core'
import {fusedKernels} from './native-fused.ts'
import {lstmKernels} from './native-lstm.ts'
import {type KernelArgs, type NodeBackend, replace, run, withShapes} from './native-operations.ts'

interface Transposed {
  readonly transposeA: boolean
  readonly transposeB: boolean
}

/**
 * tfjs-node's own matrix products take whole tensors, and go through tfjs' operations once more. Ours call
 * TensorFlow at once, and take a tensor's values under another shape, as `ops/` hands them over.
 */
const kernels = {
  BatchMatMul: ({inputs: {a, b}, attrs, backend}: KernelArgs<'a' | 'b', Transposed>) =>
    multiply(backend, a, b, attrs),

  _FusedMatMul({
    inputs: {a, b, bias},
    attrs,
    backend,
  }: KernelArgs<'a' | 'b' | 'bias', Transposed & {readonly activation: string}>) {
    const activation = activations[attrs.activation]
    const product = multiply(backend, a, b, attrs)
    const biased = bias ? replace(product, x => run(backend, 'BiasAdd', [x, bias])) : product
    return activation ? replace(biased, x => run(backend, activation, [x])) : biased
  },
}

const activations: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
}

/**
 * The kernels that take the place of tfjs-node's. On a GPU TensorFlow's batch normalisation keeps the inverse deviation
 * where on a processor it keeps the variance, and more of its own for the way back; there `ops/` does without it.
 */
export function nativeKernels({gpu}: {readonly gpu: boolean}) {
  const {BatchNormTrain, BatchNormTrainGrad, ...others} = fusedKernels
  return {...kernels, ...others, ...lstmKernels, ...(!gpu && {BatchNormTrain, BatchNormTrainGrad})}
}

/** Puts our kernels in the place of tfjs-node's. */
export function registerNativeKernels(on: {readonly gpu: boolean}): void {
  for (const [kernelName, kernelFunc] of Object.entries(nativeKernels(on))) {
    const old = tf.getKernel(kernelName, 'tensorflow')
    if (old) tf.unregisterKernel(kernelName, 'tensorflow')
    tf.registerKernel({
      ...old,
      kernelName,
      backendName: 'tensorflow',
      kernelFunc: kernelFunc as unknown as tf.KernelFunc,
    })
  }
}

function multiply(backend: NodeBackend, a: tf.TensorInfo, b: tf.TensorInfo, attrs: Transposed): tf.Tensor {
  const flat = a.shape.length === 2 && b.shape.length === 2
  const [op, first, second] = flat
    ? ['MatMul', 'transpose_a', 'transpose_b']
    : ['BatchMatMulV2', 'adj_x', 'adj_y']
  const flags = [
    {name: first, type: backend.binding.TF_ATTR_BOOL, value: attrs.transposeA},
    {name: second, type: backend.binding.TF_ATTR_BOOL, value: attrs.transposeB},
  ]
  return withShapes(backend, [a, b], tensors => run(backend, op as string, tensors, flags))
}
