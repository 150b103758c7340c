import * as tf from '@tensorflow/tfjs'

/** What is used of tfjs-node's backend. */
interface NodeBackend {
  readonly binding: Readonly<Record<'TF_ATTR_BOOL' | 'TF_ATTR_TYPE' | 'TF_FLOAT', number>>
  readonly tensorMap: {get(dataId: object): {readonly shape: readonly number[]}}
  executeSingleOutput(op: string, attributes: readonly object[], inputs: readonly tf.TensorInfo[]): tf.Tensor
}

interface KernelArgs<I extends string, A> {
  readonly inputs: {readonly [K in I]: tf.TensorInfo}
  readonly attrs: A
  readonly backend: NodeBackend
}

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

/** Puts our kernels in the place of tfjs-node's. */
export function registerNativeKernels(): void {
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
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

const run = (
  backend: NodeBackend,
  op: string,
  inputs: readonly tf.TensorInfo[],
  flags: readonly object[] = [],
) =>
  backend.executeSingleOutput(
    op,
    [{name: 'T', type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT}, ...flags],
    inputs,
  )

/** TensorFlow goes by the shape a tensor was made with; where another one is wanted, it gets a view of that shape. */
function withShapes(
  backend: NodeBackend,
  inputs: readonly tf.TensorInfo[],
  compute: (inputs: readonly tf.TensorInfo[]) => tf.Tensor,
): tf.Tensor {
  const views: tf.TensorInfo[] = []
  const shaped = inputs.map(info => {
    const own = backend.tensorMap.get(info.dataId).shape
    if (tf.util.arraysEqual([...own], info.shape)) return info
    const reshape = tf.getKernel('Reshape', 'tensorflow')?.kernelFunc
    const view = reshape?.({
      inputs: {x: info},
      attrs: {shape: info.shape},
      backend: backend as unknown as tf.KernelBackend,
    }) as tf.TensorInfo
    views.push(view)
    return view
  })
  const result = compute(shaped)
  tf.dispose(views as tf.Tensor[])
  return result
}

function replace(x: tf.Tensor, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const y = compute(x)
  x.dispose()
  return y
}
