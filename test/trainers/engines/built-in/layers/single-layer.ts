import {readFileSync} from 'node:fs'
import * as tf from '@tensorflow/tfjs-core'
import type {LayerVariable, SymbolicTensor} from '@tensorflow/tfjs-layers'
import type {LayerKind} from '../../../../../src/chapters/keras.ts'
import {kerasLayers} from '../../../../../src/trainers/engines/built-in/layers/index.ts'
import {
  type Computation,
  KerasLayer,
} from '../../../../../src/trainers/engines/built-in/layers/keras-layer.ts'
import {disposeSaved} from '../../../../../src/trainers/engines/built-in/ops/differentiable.ts'
import {fill, integers, sizeOf, uniform} from '../../../../parity/deterministic.ts'

/** One case of scripts/keras/layers.py. */
export interface LayerCase {
  readonly name: string
  readonly kind: LayerKind
  readonly config: Readonly<Record<string, number>>
  readonly shape: readonly number[]
  readonly training: boolean
  readonly outputShape: readonly number[]
  readonly y: readonly number[]
  readonly dx?: readonly number[]
  readonly gradients: Readonly<Record<string, readonly number[]>>
  readonly state: Readonly<Record<string, readonly number[]>>
}

const file = new URL('../../../../fixtures/keras/layers.json', import.meta.url)
export const layerCases = (JSON.parse(readFileSync(file, 'utf8')) as {cases: LayerCase[]}).cases

type Factory = (config: object) => (input: SymbolicTensor) => SymbolicTensor

/** A model of the one layer, its weights as in Keras, with the case's input and output gradient. */
export function openCase({name, kind, config, shape, outputShape}: LayerCase) {
  const k = kerasLayers({seed: 1, clock: {step: 0}})
  const input = k.input(shape.slice(1))
  const model = k.model(input, (k[kind] as unknown as Factory)({...config, name})(input))
  fill(model)
  const values =
    kind === 'embedding'
      ? integers(`${name}/x`, sizeOf(shape), config.inputDim as number)
      : uniform(`${name}/x`, sizeOf(shape))
  const x = tf.tensor(values, [...shape], kind === 'embedding' ? 'int32' : 'float32')
  const dy = tf.tensor(uniform(`${name}/dy`, sizeOf(outputShape)), [...outputShape])
  const layer = model.layers[1]
  if (!(layer instanceof KerasLayer)) throw new Error(`${name} is not one of ours`)
  return {model, layer, x, dy}
}

export interface Outcome {
  readonly shape: readonly number[]
  readonly y: ArrayLike<number>
  readonly dx: ArrayLike<number> | undefined
  readonly gradients: Readonly<Record<string, ArrayLike<number>>>
  readonly state: Readonly<Record<string, ArrayLike<number>>>
  /** Tensors that the passes left behind. */
  readonly left: number
}

const named = (weights: readonly LayerVariable[], values: readonly (tf.Tensor | null)[]) =>
  Object.fromEntries(
    weights.map(({originalName}, i) => [originalName.split('/').at(-1), values[i]?.dataSync()]),
  )

/** As the trainer runs a layer: its operation forward and backward, without tape. */
export function runWithoutTape(layerCase: LayerCase): Outcome {
  const {model, layer, x, dy} = openCase(layerCase)
  const before = tf.memory().numTensors
  const {op, attrs, weights, after} = layer.compute({
    training: layerCase.training,
    logits: false,
  }) as Computation
  const inputs = [x, ...weights.map(weight => weight.read())]
  const pass = op.forward(inputs, attrs)
  after?.(pass.saved)
  const memory = {inputs, ...pass}
  const results = op.backward(
    dy,
    memory,
    attrs,
    inputs.map(({dtype}) => dtype === 'float32'),
  )
  const trained = weights.filter(({trainable}) => trainable)
  const outcome = {
    shape: pass.output.shape,
    y: pass.output.dataSync(),
    dx: results[0]?.dataSync(),
    gradients: named(trained, results.slice(1)),
    state: named(
      layer.nonTrainableWeights,
      layer.nonTrainableWeights.map(weight => weight.read()),
    ),
  }
  disposeSaved(memory)
  pass.output.dispose()
  for (const result of results) if (result !== dy) result?.dispose()
  const left = tf.memory().numTensors - before
  tf.dispose([x, dy])
  model.dispose()
  return {...outcome, left}
}

/** As tfjs runs it: applied to a tensor, differentiated by the tape. */
export function runOnTape(layerCase: LayerCase): Outcome {
  const {model, layer, x, dy} = openCase(layerCase)
  const variables = layer.trainableWeights.map(weight => weight.read() as tf.Variable)
  const before = tf.memory().numTensors
  const outcome = tf.tidy(() => {
    let y = x
    const weighted = () => {
      y = tf.keep(layer.apply(x, {training: layerCase.training}) as tf.Tensor)
      return tf.sum(tf.mul(y, dy)) as tf.Scalar
    }
    const float = x.dtype === 'float32'
    const gradients = variables.length > 0 ? tf.variableGrads(weighted, variables).grads : {}
    const dx = float
      ? tf.grad(input => tf.sum(tf.mul(layer.apply(input, {training: false}) as tf.Tensor, dy)))(x)
      : undefined
    if (variables.length === 0) weighted()
    const result = {
      shape: y.shape,
      y: y.dataSync(),
      // Only where training makes no difference: a second training pass would move the statistics again.
      dx: layerCase.kind === 'batchNormalization' && layerCase.training ? undefined : dx?.dataSync(),
      gradients: named(
        layer.trainableWeights,
        variables.map(({name}) => gradients[name] as tf.Tensor),
      ),
      state: named(
        layer.nonTrainableWeights,
        layer.nonTrainableWeights.map(weight => weight.read()),
      ),
    }
    y.dispose()
    return result as unknown as tf.TensorContainer
  }) as unknown as Omit<Outcome, 'left'>
  const left = tf.memory().numTensors - before
  tf.dispose([x, dy])
  model.dispose()
  return {...outcome, left}
}
