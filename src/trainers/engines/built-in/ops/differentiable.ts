import * as tf from '@tensorflow/tfjs-core'

/** What a forward pass hands to its backward pass. */
export interface Pass {
  readonly output: tf.Tensor
  /** Tensors besides inputs and output that the backward pass reads. */
  readonly saved: readonly tf.Tensor[]
}

/** Everything a backward pass may read. */
export interface Memory extends Pass {
  readonly inputs: readonly tf.Tensor[]
}

/**
 * A function of tensors with its gradient written by hand. Forward and backward allocate only what they return; what
 * lies between is freed (composed versions run inside tf.tidy).
 */
export interface Differentiable<A> {
  readonly forward: (inputs: readonly tf.Tensor[], attrs: A) => Pass
  /**
   * The gradient of every input for which `needed` holds; null (or, where it costs nothing, a tensor all the same)
   * for the others. dy itself may be among them, once: it then passes on to the caller's next node. It is called at most
   * once: what `saved` holds besides inputs and output it may use up.
   */
  readonly backward: (
    dy: tf.Tensor,
    memory: Memory,
    attrs: A,
    needed: readonly boolean[],
  ) => (tf.Tensor | null)[]
}

/** Frees what a pass saved; a saved tensor that is also the output or an input stays. */
export function disposeSaved(memory: Memory): void {
  for (const tensor of memory.saved)
    if (tensor !== memory.output && !memory.inputs.includes(tensor)) tensor.dispose()
}

/** Runs the function so that tfjs' tape can differentiate it (tf.grad, tf.variableGrads). */
export function onTape<A>(op: Differentiable<A>, inputs: readonly tf.Tensor[], attrs: A): tf.Tensor {
  const traced = tf.customGrad((...args: unknown[]) => {
    const tensors = args.slice(0, inputs.length) as tf.Tensor[]
    const save = args[inputs.length] as (tensors: tf.Tensor[]) => void
    const {output, saved} = op.forward(tensors, attrs)
    save([...tensors, output, ...saved])
    return {
      value: output,
      gradFunc: (dy: tf.Tensor, kept: tf.Tensor[]) => {
        const memory = {
          inputs: kept.slice(0, inputs.length),
          output: kept[inputs.length] as tf.Tensor,
          saved: kept.slice(inputs.length + 1),
        }
        const float = memory.inputs.map(({dtype}) => dtype === 'float32')
        return op
          .backward(dy, memory, attrs, float)
          .map((gradient, i) => gradient ?? tf.zerosLike(memory.inputs[i] as tf.Tensor))
      },
    }
  })
  return traced(...(inputs as tf.Tensor[]))
}
