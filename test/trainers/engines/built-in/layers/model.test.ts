import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import {type LayersModel, type LayerVariable, loadLayersModel} from '@tensorflow/tfjs-layers'
import {beforeAll, describe, expect, it} from 'vitest'
import {record} from '../../../../../src/chapters/graph.ts'
import {chapters} from '../../../../../src/chapters/index.ts'
import {summarise, weightShapes} from '../../../../../src/chapters/summary.ts'
import {defaults} from '../../../../../src/settings/tunable.ts'
import {kerasLayers} from '../../../../../src/trainers/engines/built-in/layers/index.ts'
import {chapterFixture} from '../../../../parity/fixtures.ts'

beforeAll(() => tf.setBackend('cpu'))

function build(id: string, seed: number) {
  const chapter = chapters.find(each => each.id === id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const shape = chapterFixture(id)
  const h = defaults(chapter)
  return {
    model: chapter.build(kerasLayers({seed, clock: {step: 0}}), h, shape),
    summary: summarise(chapter, h, shape),
    weights: weightShapes(record(chapter, h, shape)),
  }
}

const weightsOf = (model: LayersModel) => model.getWeights().map(weight => [...weight.dataSync()])

/** Saves to memory and loads again. */
async function reload(model: LayersModel): Promise<LayersModel> {
  let saved: tf.io.ModelArtifacts | undefined
  await model.save(
    tf.io.withSaveHandler(async artifacts => {
      saved = artifacts
      return {modelArtifactsInfo: {dateSaved: new Date(0), modelTopologyType: 'JSON'}}
    }),
  )
  return loadLayersModel(tf.io.fromMemory(saved as tf.io.ModelArtifacts))
}

describe.each([
  'iris',
  'mnist',
  'cifar10',
  'inception10',
  'letters-embedding-4',
  'stock-lstm',
  'stock-gru',
  'stock-rnn',
])('%s', id => {
  it('has the shapes and parameters that the chapter’s summary says', () => {
    const {model, summary} = build(id, 1)
    expect(model.countParams()).toBe(summary.parameters)
    const shapes = Object.fromEntries(
      model.layers.slice(1).map(({name, outputShape}) => [name, (outputShape as number[]).slice(1)]),
    )
    const expected = summary.layers
      .filter(({name}) => name in shapes)
      .map(({name, outputShape}) => [name, [...outputShape]])
    expect(expected.length).toBe(model.layers.length - 1)
    expect(shapes).toEqual(Object.fromEntries(expected))
  })

  it('has the weights, by name and shape, that its description says', () => {
    const {model, weights} = build(id, 1)
    const own = (model.weights as LayerVariable[]).map(({originalName, shape}) => [originalName, shape])
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(weights))
  })

  it('starts from its seed', () => {
    const first = weightsOf(build(id, 3).model)
    expect(weightsOf(build(id, 3).model)).toEqual(first)
    expect(weightsOf(build(id, 4).model)).not.toEqual(first)
  })

  it('saves and loads as the same network', async () => {
    const {model} = build(id, 2)
    const again = await reload(model)
    expect(again.layers.map(layer => [layer.getClassName(), layer.name])).toEqual(
      model.layers.map(layer => [layer.getClassName(), layer.name]),
    )
    expect(weightsOf(again)).toEqual(weightsOf(model))
    const {inputShape} = chapterFixture(id)
    const x = tf.randomUniform([2, ...inputShape], 0, 1, 'float32', 1)
    const [before, after] = [model, again].map(each => (each.predict(x) as tf.Tensor).dataSync())
    expect(after).toEqual(before)
  })
})

it('leaves the softmax at the end away when asked for logits, and no other', () => {
  const k = kerasLayers({seed: 1, clock: {step: 0}})
  const input = k.input([4])
  const inner = k.dense({name: 'inner', units: 3, activation: 'softmax'})(input)
  const model = k.model(input, k.dense({name: 'output', units: 2, activation: 'softmax'})(inner))
  const x = tf.tensor2d([[1, 2, 3, 4]])
  const logits = model.apply(x, {logits: true}) as tf.Tensor
  const [probabilities, softmax] = [model.predict(x) as tf.Tensor, tf.softmax(logits)].map(y => [
    ...y.dataSync(),
  ])
  expect(softmax?.[0]).toBeCloseTo(probabilities?.[0] as number, 6)
  expect(logits.dataSync()[0]).not.toBeCloseTo(probabilities?.[0] as number, 3)
})

it('counts l1·Σ|w| + l2·Σw² of the kernel in, and leaves the bias alone', () => {
  const k = kerasLayers({seed: 1, clock: {step: 0}})
  const input = k.input([2])
  const model = k.model(input, k.dense({name: 'output', units: 1, l1: 0.5, l2: 0.25})(input))
  model.setWeights([tf.tensor2d([[3], [-2]]), tf.tensor1d([100])])
  const [penalty] = model.calculateLosses().map(loss => loss.dataSync()[0])
  expect(penalty).toBeCloseTo(0.5 * 5 + 0.25 * 13, 5)
})
