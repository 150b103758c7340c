import * as tf from '@tensorflow/tfjs-core'
import {type LayerVariable, layers, regularizers, type Shape} from '@tensorflow/tfjs-layers'
import {type Differentiable, onTape} from '../ops/differentiable.ts'
import {type InitialValues, initialWeights} from './initial-weights.ts'

/** Steps done so far in the run; whoever trains counts it up. Dropout draws a new mask for every value. */
export interface Clock {
  step: number
}

export interface Mode {
  readonly training: boolean
  /** Leave a softmax at the network's end away: the loss applies it. */
  readonly logits: boolean
}

/** What one layer computes in a mode: a differentiable function of its inputs followed by its weights. */
export interface Computation<A = never> {
  readonly op: Differentiable<A>
  readonly attrs: A
  readonly weights: readonly LayerVariable[]
  /** Called after a forward pass with what it saved. */
  readonly after?: (saved: readonly tf.Tensor[]) => void
}

/** Sums l1·Σ|w| + l2·Σw² of one weight into the loss. */
export interface Penalty {
  readonly weight: LayerVariable
  readonly l1: number
  readonly l2: number
}

export interface KerasLayerConfig {
  readonly name: string
  /** The run's seed: with the layer's name it decides the initial weights. */
  readonly seed?: number
  readonly l1?: number
  readonly l2?: number
}

type BaseArgs = NonNullable<ConstructorParameters<typeof layers.Layer>[0]>
type BaseShape = Parameters<layers.Layer['computeOutputShape']>[0]

export type {Shape}

/** A layer with Keras' semantics. Its whole arithmetic is one `Differentiable`, so that it runs with and without tape. */
export abstract class KerasLayer<C extends KerasLayerConfig = KerasLayerConfig> extends layers.Layer {
  readonly config: C
  /** What the layer adds to the loss. */
  readonly penalties: Penalty[] = []

  constructor(config: C) {
    super(config as BaseArgs)
    this.config = config
  }

  /** null: the layer hands its input on as it is. */
  abstract compute(mode: Mode): Computation | null

  protected abstract outputShape1(input: Shape): Shape

  override computeOutputShape(inputShape: BaseShape): BaseShape {
    return this.outputShape1(inputShape as Shape)
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: {training?: boolean; logits?: boolean}): tf.Tensor {
    const list = Array.isArray(inputs) ? inputs : [inputs]
    const training = kwargs.training === true
    // A layer whose output no other layer takes is the network's last.
    const logits = kwargs.logits === true && this.outboundNodes.length === 0
    const computation = this.compute({training, logits})
    if (!computation) return list[0] as tf.Tensor
    return tf.tidy(() => {
      const {op, attrs, weights, after} = computation
      const watched: Differentiable<never> = {
        forward: (all, given) => {
          const pass = op.forward(all, given)
          after?.(pass.saved)
          return pass
        },
        backward: op.backward,
      }
      return onTape(watched, [...list, ...weights.map(weight => weight.read())], attrs)
    })
  }

  /** Adds a trainable weight, seeded from run, layer and weight name; `penalised` applies the configured l1 and l2. */
  protected addTrainable(
    name: string,
    shape: number[],
    kind: InitialValues,
    penalised = false,
  ): LayerVariable {
    const weight = this.addWeight(name, shape, 'float32', this.filler(name, kind), undefined, true)
    const {l1 = 0, l2 = 0} = this.config
    if (penalised && (l1 > 0 || l2 > 0)) {
      this.penalties.push({weight, l1, l2})
      const regularizer = regularizers.l1l2({l1, l2})
      this.addLoss(() => regularizer.apply(weight.read()) as tf.Scalar)
    }
    return weight
  }

  /** Adds a weight that the layer itself keeps up to date. */
  protected addState(name: string, shape: number[], kind: InitialValues): LayerVariable {
    return this.addWeight(name, shape, 'float32', this.filler(name, kind), undefined, false)
  }

  private filler(weight: string, kind: InitialValues) {
    const {seed = 0} = this.config
    const apply = (shape: Shape) =>
      tf.tensor(initialWeights(kind, shape as number[], {seed, layer: this.name, weight}), shape as number[])
    return {apply} as unknown as Parameters<layers.Layer['addWeight']>[3]
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {...super.getConfig(), ...this.config} as tf.serialization.ConfigDict
  }
}

/** Joins op and attributes so that both agree in type. */
export const computation = <A>(
  op: Differentiable<A>,
  attrs: A,
  weights: readonly LayerVariable[] = [],
  after?: (saved: readonly tf.Tensor[]) => void,
): Computation => ({op, attrs, weights, ...(after && {after})}) as unknown as Computation

/** The last dimension of a layer's input, which its weights depend on. */
export const lastDimension = (inputShape: Shape | Shape[]): number => (inputShape as Shape).at(-1) as number
