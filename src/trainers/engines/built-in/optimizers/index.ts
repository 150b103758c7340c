import * as tf from '@tensorflow/tfjs-core'
import type {OptimizerName} from '../../../spec/settings.ts'
import {carriedSquares} from '../ops/occurrences.ts'
import type {Attributes, Scalars} from './rule.ts'
import {rules} from './rules.ts'

export type {OptimizerName} from '../../../spec/settings.ts'

/** A weight under the name it is saved by. */
export interface Trainable {
  readonly name: string
  readonly variable: tf.Variable
}

/** What an optimizer remembers of a weight, as a checkpoint holds it. */
interface Slot {
  readonly name: string
  readonly tensor: tf.Tensor
}

export interface Optimizer {
  readonly name: OptimizerName
  /** Updates made so far; part of Adam's formula, so it is saved with the slots. */
  readonly iterations: number
  /** Updates every weight with its gradient, in the order of the weights given to `createOptimizer`. */
  update(gradients: readonly tf.Tensor[], lr: number): void
  /** The first half of `update`: its numbers, and one iteration more. */
  advance(lr: number): void
  /** The second half: what changes the weights. */
  apply(gradients: readonly tf.Tensor[]): void
  /** `<weight>/<slot>`, in a fixed order. The tensors belong to the optimizer. */
  slots(): readonly Slot[]
  /** Goes on from saved slots; their values are copied. @throws Error when one is missing or of another size. */
  restore(values: ReadonlyMap<string, Float32Array>, iterations: number): void
  dispose(): void
}

export interface OptimizerOptions {
  readonly weights: readonly Trainable[]
  /** Used by `momentum` alone. @default 0.9 */
  readonly momentum?: number
  /** Used by `adamw` alone. @default 0 */
  readonly weightDecay?: number
}

/** An optimizer with Keras 3's formula and defaults; in place where the backend has the kernel, else composed. */
export function createOptimizer(name: OptimizerName, options: OptimizerOptions): Optimizer {
  const {weights, momentum = 0.9, weightDecay = 0} = options
  const rule = rules[name]
  const kernel = tf.getKernel(rule.kernel, tf.getBackend())
  const slots = weights.map(({variable}) =>
    rule.slots.map(({initial}) => tf.keep(tf.fill(variable.shape, initial))),
  )
  let iterations = 0
  /** Always the same object, which kernels that are called again without us ask for its numbers. */
  const attrs: Attributes = {}

  function updateInPlace(i: number, gradient: tf.Tensor) {
    const squares = carriedSquares(gradient)
    const inputs: Record<string, tf.TensorInfo> = {
      variable: variableOf(i),
      gradient,
      ...(squares && {squares}),
    }
    rule.slots.forEach((slot, j) => {
      inputs[slot.name] = slots[i]?.[j] as tf.Tensor
    })
    kernel?.kernelFunc({inputs, attrs: attrs as unknown as tf.NamedAttrMap, backend: tf.backend()})
  }

  function updateComposed(i: number, gradient: tf.Tensor, scalars: Scalars) {
    tf.tidy(() => {
      const mine = slots[i] as tf.Tensor[]
      const [variable, ...rest] = rule.composed(
        variableOf(i),
        gradient,
        mine,
        scalars,
        carriedSquares(gradient),
      )
      variableOf(i).assign(variable as tf.Tensor)
      rest.forEach((tensor, j) => {
        mine[j]?.dispose()
        mine[j] = tf.keep(tensor)
      })
    })
  }

  const variableOf = (i: number) => weights[i]?.variable as tf.Variable

  function advance(lr: number) {
    Object.assign(attrs, rule.attributes({lr, momentum, weightDecay, iterations}))
    iterations++
  }

  function apply(gradients: readonly tf.Tensor[]) {
    if (kernel) for (const [i, gradient] of gradients.entries()) updateInPlace(i, gradient)
    else {
      // Made once for all weights: handing a number over costs as much as a small operation.
      const scalars = Object.fromEntries(Object.entries(attrs).map(([key, value]) => [key, tf.scalar(value)]))
      for (const [i, gradient] of gradients.entries()) updateComposed(i, gradient, scalars as Scalars)
      tf.dispose(scalars)
    }
  }

  return {
    name,
    get iterations() {
      return iterations
    },
    update(gradients, lr) {
      advance(lr)
      apply(gradients)
    },
    advance,
    apply,
    slots: () =>
      weights.flatMap((weight, i) =>
        rule.slots.map((slot, j) => ({
          name: `${weight.name}/${slot.name}`,
          tensor: slots[i]?.[j] as tf.Tensor,
        })),
      ),
    restore(values, done) {
      weights.forEach(({name: weight, variable}, i) => {
        rule.slots.forEach((slot, j) => {
          const saved = values.get(`${weight}/${slot.name}`)
          if (saved?.length !== variable.size) throw new Error(`no saved ${slot.name} for ${weight}`)
          slots[i]?.[j]?.dispose()
          ;(slots[i] as tf.Tensor[])[j] = tf.keep(tf.tensor(saved.slice(), variable.shape, 'float32'))
        })
      })
      iterations = done
    },
    dispose() {
      tf.dispose(slots)
    },
  }
}
