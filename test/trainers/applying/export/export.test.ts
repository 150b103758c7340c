import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import {type LayerVariable, loadLayersModel} from '@tensorflow/tfjs-layers'
import {unzipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {record} from '../../../../src/chapters/graph.ts'
import {chapterById} from '../../../../src/chapters/index.ts'
import {expectedShape} from '../../../../src/datasets/facts/index.ts'
import {parseNpy} from '../../../../src/datasets/formats/npy.ts'
import {defaults} from '../../../../src/settings/tunable.ts'
import {hdf5} from '../../../../src/trainers/applying/export/hdf5.ts'
import {kerasArchive} from '../../../../src/trainers/applying/export/keras-archive.ts'
import {inKerasOrder} from '../../../../src/trainers/applying/export/keras-order.ts'
import {weightsNpz} from '../../../../src/trainers/applying/export/npz.ts'
import {tensorboardFile} from '../../../../src/trainers/applying/export/tensorboard.ts'
import {tfjsModel} from '../../../../src/trainers/applying/export/tfjs-model.ts'
import {assemble} from '../../../../src/trainers/engines/built-in/assemble.ts'
import {infer} from '../../../../src/trainers/engines/built-in/forward.ts'
import type {Checkpoint} from '../../../../src/trainers/session/checkpoints/read.ts'

/** A chapter's network with its initial weights, and what a checkpoint holds of it. */
function fresh(id: string) {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(id)
  const values = defaults(chapter)
  const shape = expectedShape(chapter.dataset, values)
  const {network} = assemble(chapter, values, shape, 7)
  const variables = network.model.weights as LayerVariable[]
  const weights = new Map(
    variables.map(variable => [variable.originalName, variable.read().dataSync() as Float32Array]),
  )
  const facts = variables.map(({originalName: name, shape: own}) => ({name, shape: own as number[]}))
  const checkpoint = {state: {weights: facts}, weights, slots: new Map()} as unknown as Checkpoint
  return {graph: record(chapter, values, shape), checkpoint, network, shape}
}

describe('tfjs', () => {
  it.each(['mnist', 'cifar10', 'inception10', 'letters-embedding-4', 'letters-onehot-4', 'stock-lstm'])(
    '%s answers in stock TensorFlow.js as it does here',
    async id => {
      await tf.setBackend('cpu')
      const {graph, checkpoint, network, shape} = fresh(id)
      const {model, weights} = tfjsModel(graph, checkpoint)
      const {modelTopology, weightsManifest} = JSON.parse(model)
      const loaded = await loadLayersModel({
        load: async () => ({
          modelTopology,
          weightSpecs: weightsManifest[0].weights,
          weightData: Uint8Array.from(weights).buffer,
        }),
      })
      const size = shape.inputShape.reduce((product, one) => product * one, 1)
      const isIds = id.startsWith('letters-embedding')
      const values = Array.from({length: size}, (_, i) => (isIds ? (i * 7) % 5 : (i % 11) / 11))
      const input = tf.tensor(values, [1, ...shape.inputShape], isIds ? 'int32' : 'float32')
      const theirs = (loaded.predict(input) as tf.Tensor).dataSync()
      const expected = infer(network, input).dataSync()
      expect(theirs.length).toBe(expected.length)
      theirs.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i] as number, 5)
      })
    },
  )

  it('refuses a GRU, whose second bias TensorFlow.js has not', () => {
    const {graph, checkpoint} = fresh('stock-gru')
    expect(() => tfjsModel(graph, checkpoint)).toThrow(expect.objectContaining({code: 'cannot-export'}))
  })
})

describe('keras', () => {
  it('numbers the layers as Keras lists them: branches by their distance from the end', () => {
    const names = inKerasOrder(fresh('inception10').graph).map(({name}) => name)
    // From `model.layers` of Keras 3.15 for this very file.
    const convolutions = names.filter(name => /^inception1_conv/.test(name))
    expect(convolutions).toEqual([
      'inception1_conv2a',
      'inception1_conv3a',
      'inception1_conv1',
      'inception1_conv2b',
      'inception1_conv3b',
      'inception1_conv4',
    ])
  })

  it('holds configuration, metadata and weights, and the same bytes every time', () => {
    const {graph, checkpoint} = fresh('cifar10')
    const archive = kerasArchive(graph, checkpoint, 'cifar10-x')
    const files = unzipSync(archive)
    expect(Object.keys(files).sort()).toEqual(['config.json', 'metadata.json', 'model.weights.h5'])
    const config = JSON.parse(new TextDecoder().decode(files['config.json']))
    expect(config.config.layers.length).toBe(graph.layers.length + 1)
    expect(kerasArchive(graph, checkpoint, 'cifar10-x')).toEqual(archive)
  })
})

describe('hdf5', () => {
  it('says its own length, keeps arrays whole and names sorted', () => {
    const data = Float32Array.from([1, 2, 3, 4, 5, 6])
    const bytes = hdf5({b: {vars: {0: {shape: [2, 3], data}}}, a: {vars: {}}})
    const view = new DataView(bytes.buffer)
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])
    expect(Number(view.getBigUint64(40, true))).toBe(bytes.length)
    const raw = Buffer.from(data.buffer)
    expect(Buffer.from(bytes).indexOf(raw)).toBeGreaterThan(0)
  })
})

describe('npz', () => {
  it('is read back by name, shape and value', () => {
    const {checkpoint} = fresh('iris')
    const files = unzipSync(weightsNpz(checkpoint))
    for (const {name, shape} of checkpoint.state.weights) {
      const {data, ...read} = parseNpy(files[`${name}.npy`] as Uint8Array, name)
      expect(read.shape).toEqual(shape)
      expect([...data]).toEqual([...(checkpoint.weights.get(name) as Float32Array)])
    }
  })
})

describe('tensorboard', () => {
  it('frames its records with the checksums of TensorFlow', () => {
    const file = Buffer.from(
      tensorboardFile([{tag: 'epoch_loss', step: 200, time: 1772363101.5, value: 0.25}], 1772363100),
    )
    const first = Number(file.readBigUInt64LE(0))
    // Masked CRC-32C of the eight bytes of the length 24, as TensorFlow writes it before every version record.
    expect(file.readUInt32LE(8)).toBe(0x224b7fa3)
    const at = 12 + first + 4
    const body = file.subarray(at + 12, at + 12 + Number(file.readBigUInt64LE(at)))
    expect(body.readDoubleLE(1)).toBe(1772363101.5)
    expect(body.includes('epoch_loss')).toBe(true)
    expect(body.readFloatLE(body.length - 4)).toBe(0.25)
    expect([...body.subarray(9, 12)]).toEqual([16, 0xc8, 1])
  })
})
