import '@tensorflow/tfjs-backend-cpu'
import {readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import {loadLayersModel} from '@tensorflow/tfjs-layers'
import {beforeAll, describe, expect, it} from 'vitest'
import {infer} from '../../../../src/trainers/engines/built-in/forward.ts'
import {createOptimizer} from '../../../../src/trainers/engines/built-in/optimizers/index.ts'
import {restoreState, restoreWeights} from '../../../../src/trainers/engines/built-in/state.ts'
import {readCheckpoint} from '../../../../src/trainers/session/checkpoints/read.ts'
import {takeSnapshot, trainingState} from '../../../../src/trainers/session/checkpoints/snapshot.ts'
import {writeCheckpoint} from '../../../../src/trainers/session/checkpoints/write.ts'
import {startPosition} from '../../../../src/trainers/session/position.ts'
import {tinyNetwork, tinyTraining, twoLayers} from '../../engines/built-in/tiny.ts'
import {scratchFolder} from '../../scratch.ts'

const facts = {
  seed: 1,
  backend: 'cpu',
  data: {
    name: 'iris',
    source: 'embedded',
    inputShape: [4],
    classes: ['a', 'b', 'c'],
    scale: 1,
    fingerprint: 'f',
  },
} as const

const position = {...startPosition(0.1), epoch: 3, step: 2, sums: {loss: 0.1 + 0.2, correct: 5, samples: 64}}

function subjectOf(seed: number, weightsOnly = false) {
  const network = tinyNetwork(twoLayers, seed)
  const optimizer = createOptimizer('adam', {weights: network.weights})
  tf.tidy(() =>
    optimizer.update(
      network.weights.map(({variable}) => tf.fill(variable.shape, 0.3)),
      0.01,
    ),
  )
  return {network, optimizer, training: tinyTraining(network, optimizer), weightsOnly, facts}
}

async function written(weightsOnly = false) {
  const folder = join(scratchFolder(), 'last')
  const subject = subjectOf(1, weightsOnly)
  await writeCheckpoint(folder, await takeSnapshot(subject, 'last', position))
  return {folder, subject}
}

const valuesOf = (tensors: readonly tf.Tensor[]) => tensors.map(tensor => [...tensor.dataSync()])

beforeAll(() => tf.setBackend('cpu'))

describe('a checkpoint', () => {
  it('brings weights, slots and position back, to the bit', async () => {
    const {folder, subject} = await written()
    const found = await readCheckpoint(folder)
    const other = subjectOf(2)
    if (!found) throw new Error('no checkpoint')
    restoreState(other, trainingState(found))
    expect(valuesOf(other.network.model.getWeights())).toEqual(valuesOf(subject.network.model.getWeights()))
    const slots = ({optimizer}: typeof subject) => valuesOf(optimizer.slots().map(({tensor}) => tensor))
    expect(slots(other)).toEqual(slots(subject))
    expect(other.optimizer.iterations).toBe(1)
    expect(found.state.position).toEqual(position)
  })

  it('is a model that tf.loadLayersModel reads', async () => {
    const {folder, subject} = await written()
    const {modelTopology, weightsManifest} = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))
    const weightData = Uint8Array.from(readFileSync(join(folder, 'weights.bin'))).buffer
    const loaded = await loadLayersModel(
      tf.io.fromMemory({modelTopology, weightSpecs: weightsManifest[0].weights, weightData}),
    )
    const x = tf.tensor2d([[5.1, 3.5, 1.4, 0.2]])
    const expected = infer(subject.network, x)
    expect([...(loaded.predict(x) as tf.Tensor).dataSync()]).toEqual([...expected.dataSync()])
  })

  it('leaves the optimizer out when weights alone are asked for', async () => {
    const {folder} = await written(true)
    const found = await readCheckpoint(folder)
    expect(found?.state.optimizer).toBeUndefined()
    expect(() => readFileSync(join(folder, 'optimizer.bin'))).toThrow('ENOENT')
    const {network, optimizer} = subjectOf(2)
    if (found) restoreState({network, optimizer}, trainingState(found))
    expect(optimizer.iterations).toBe(1)
  })

  it('is absent where there is none', async () => {
    expect(await readCheckpoint(join(scratchFolder(), 'last'))).toBeUndefined()
  })
})

describe('a damaged checkpoint', () => {
  const damages: [string, (folder: string) => void, string, string][] = [
    ['a flipped bit', f => flip(join(f, 'weights.bin'), 7), 'weights.bin', 'checksum'],
    ['a flipped bit in the slots', f => flip(join(f, 'optimizer.bin'), 9), 'optimizer.bin', 'checksum'],
    ['a cut file', f => truncateSync(join(f, 'weights.bin'), 20), 'weights.bin', 'size'],
    ['a lost file', f => rmSync(join(f, 'optimizer.bin')), 'optimizer.bin', 'missing'],
    ['a lost state', f => rmSync(join(f, 'state.json')), 'state.json', 'missing'],
    [
      'a changed number',
      f => replace(join(f, 'state.json'), '"epoch":3', '"epoch":4'),
      'state.json',
      'checksum',
    ],
    ['a cut state', f => truncateSync(join(f, 'state.json'), 100), 'state.json', 'checksum'],
    ['an empty state', f => writeFileSync(join(f, 'state.json'), ''), 'state.json', 'checksum'],
    [
      'a foreign state',
      f => writeFileSync(join(f, 'state.json'), '{"state":null}'),
      'state.json',
      'checksum',
    ],
  ]

  it.each(damages)('%s is found and named', async (_, damage, file, problem) => {
    const {folder} = await written()
    damage(folder)
    await expect(readCheckpoint(folder)).rejects.toMatchObject({
      code: 'checkpoint-corrupt',
      detail: {path: folder, file, problem},
    })
  })

  it('never comes from weights that are no numbers', async () => {
    const subject = subjectOf(1)
    subject.network.weights[0]?.variable.assign(tf.fill([4, 5], Number.NaN))
    await expect(takeSnapshot(subject, 'last', position)).rejects.toThrow('diverged')
  })

  it('does not fit another network', async () => {
    const {folder} = await written()
    const found = await readCheckpoint(folder)
    const other = tinyNetwork(k => {
      const input = k.input([4])
      return k.model(input, k.dense({name: 'output', units: 2})(input))
    })
    expect(() => restoreWeights(other, found?.weights ?? new Map())).toThrow('checkpoint-mismatch')
  })
})

function flip(path: string, at: number) {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] as number) ^ 1
  writeFileSync(path, bytes)
}

const replace = (path: string, from: string, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
