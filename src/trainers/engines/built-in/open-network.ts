import * as tf from '@tensorflow/tfjs-core'
import {summarise} from '../../../chapters/summary.ts'
import type {LoadedDataset} from '../../../datasets/dataset.ts'
import {TfnotesError} from '../../../errors.ts'
import {dataShape} from '../../loading/data-facts.ts'
import type {Task} from '../engine.ts'
import {assemble} from './assemble.ts'
import {nativeFolder, selectBackend} from './backends/index.ts'
import {forward, infer} from './forward.ts'
import {KerasEmbedding} from './layers/embedding.ts'
import type {Network} from './network.ts'
import {type LayerInsides, recurrentInsides} from './recurrent-insides.ts'
import {restoreWeights} from './state.ts'

export type {LayerInsides} from './recurrent-insides.ts'

/** A trained network to be applied and looked into: always on this engine, whichever one trained it. */
export interface OpenNetwork {
  /** Width of a sample's output. */
  readonly outputs: number
  /**
   * Applies the network to `count` samples, one after another in `samples`, scaled as in training (letter ids as
   * Int32Array). Returns count × outputs values, those below a softmax at the end.
   */
  apply(samples: Samples, count: number): Float32Array
  /** What one sample is in every layer, in the layers' order. */
  look(sample: Samples): LayerLook[]
  /** What the recurrent layers compute on one sample at every step, in the layers' order. */
  insides(sample: Samples): LayerInsides[]
  /** The embedding's table, [ids, width], of a network that has one. */
  embedding(): Values | undefined
  close(): void
}

type Samples = Float32Array | Int32Array

interface Values {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** The sample in a layer, without the batch dimension. */
export interface LayerLook extends Values {
  readonly layer: string
  /** Copies the layer's first weight, of a layer that has some. */
  readonly kernel: (() => Values) | undefined
}

interface Trained extends Pick<Task, 'checked' | 'seed' | 'backend' | 'threads' | 'places'> {
  readonly data: Pick<LoadedDataset, 'inputShape' | 'classes'>
  readonly weights: ReadonlyMap<string, Float32Array>
}

/** @throws TfnotesError `weights-of-another`, `checkpoint-mismatch` */
export async function openNetwork(trained: Trained): Promise<OpenNetwork> {
  const {checked, data, seed, backend, threads, places, weights} = trained
  const {chapter, values} = checked
  expectSize(trained)
  await selectBackend(backend, threads, {nativeFolder: nativeFolder(places)})
  const {network, outputs} = assemble(chapter, values, dataShape(data), seed)
  restoreWeights(network, weights)
  return {
    outputs,
    apply: (samples, count) => apply(network, samples, [count, ...data.inputShape]),
    look: sample => look(network, sample, [1, ...data.inputShape]),
    insides: sample => recurrentInsides(network, sample, data.inputShape),
    embedding: () => embeddingOf(network),
    close: () => network.model.dispose(),
  }
}

/** What is of another network altogether is told before that is built: it may be one that no memory holds. */
function expectSize({checked: {chapter, values}, data, weights}: Trained): void {
  const expected = summarise(chapter, values, dataShape(data)).parameters
  const found = [...weights.values()].reduce((sum, {length}) => sum + length, 0)
  if (found !== expected) throw new TfnotesError('weights-of-another', {found, expected})
}

/** The table of the network's embedding, if it has one. */
export function embeddingOf({places}: Network): Values | undefined {
  const place = places.find(({layer}) => layer instanceof KerasEmbedding)
  const [table] = place?.layer.getWeights() ?? []
  return table && copy(table)
}

function apply(network: Network, samples: Samples, shape: number[]): Float32Array {
  const input = tensorOf(samples, shape)
  const output = infer(network, input, true)
  const {values} = copy(output)
  tf.dispose([input, output])
  return values
}

function look(network: Network, sample: Samples, shape: number[]): LayerLook[] {
  let layers: LayerLook[] = []
  tf.tidy(() => {
    const passes = forward(network, tensorOf(sample, shape), {training: false, logits: false})
    layers = passes.map(({place, computation, memory}) => {
      const [weight] = computation?.weights ?? []
      const {values, shape} = copy(memory.output)
      return {
        layer: place.layer.name,
        shape: shape.slice(1),
        values,
        kernel: weight && (() => copy(weight.read())),
      }
    })
  })
  return layers
}

const tensorOf = (samples: Samples, shape: number[]): tf.Tensor =>
  tf.tensor(samples, shape, samples instanceof Int32Array ? 'int32' : 'float32')

const copy = (tensor: tf.Tensor): Values => ({
  shape: tensor.shape,
  values: Float32Array.from(tensor.dataSync()),
})
