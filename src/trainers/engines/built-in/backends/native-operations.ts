import * as tf from '@tensorflow/tfjs-core'

/** Where tfjs-node keeps a tensor: a handle of TensorFlow's, or values that no operation has asked for yet. */
interface Handle {
  readonly shape: readonly number[]
  readonly dtype: number
  id: number
  values: ArrayLike<number> | null
  refCount: number
}

/** What is used of tfjs-node's backend. */
export interface NodeBackend {
  readonly binding: Readonly<
    Record<
      | 'TF_ATTR_BOOL'
      | 'TF_ATTR_TYPE'
      | 'TF_ATTR_FLOAT'
      | 'TF_ATTR_INT'
      | 'TF_FLOAT'
      | 'TF_INT32'
      | 'TF_INT64',
      number
    >
  > & {createTensor(shape: readonly number[], dtype: number, values: Int32Array): number}
  readonly tensorMap: {get(dataId: object): Handle; set(dataId: object, handle: Handle): void}
  executeSingleOutput(op: string, attributes: readonly object[], inputs: readonly tf.TensorInfo[]): tf.Tensor
  executeMultipleOutputs(
    op: string,
    attributes: readonly object[],
    inputs: readonly tf.TensorInfo[],
    outputs: number,
  ): tf.Tensor[]
}

export interface KernelArgs<I extends string, A> {
  readonly inputs: {readonly [K in I]: tf.TensorInfo}
  readonly attrs: A
  readonly backend: NodeBackend
}

export const floats = ({binding}: NodeBackend, name = 'T') => ({
  name,
  type: binding.TF_ATTR_TYPE,
  value: binding.TF_FLOAT,
})

/** One of TensorFlow's operations on float32 tensors, with one result. */
export const run = (
  backend: NodeBackend,
  op: string,
  inputs: readonly tf.TensorInfo[],
  attributes: readonly object[] = [],
): tf.Tensor => backend.executeSingleOutput(op, [floats(backend), ...attributes], inputs)

/** TensorFlow goes by the shape a tensor was made with; where another one is wanted, it gets a view of that shape. */
export function withShapes<R>(
  backend: NodeBackend,
  inputs: readonly tf.TensorInfo[],
  compute: (inputs: readonly tf.TensorInfo[]) => R,
): R {
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

/** Computes y from x, which is freed. */
export function replace(x: tf.Tensor, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const y = compute(x)
  x.dispose()
  return y
}
