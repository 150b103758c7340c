import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {BackendChoice} from '../../../src/settings/run-options.ts'
import {
  type EpochTask,
  noSums,
  type Training,
  type TrainingState,
} from '../../../src/trainers/engines/engine.ts'
import {engineFor, engines} from '../../../src/trainers/engines/index.ts'
import {loadData} from '../../../src/trainers/loading/load-data.ts'
import {openNorms} from '../../../src/trainers/session/norms.ts'
import {checkSpec} from '../../../src/trainers/spec/check-spec.ts'
import {describeKeras, environment} from '../../keras-here.ts'
import {specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}
const rate = 0.05

/** A training of iris by plain descent, all samples one batch: its weights say what its gradients were. */
async function prepare(backend: BackendChoice, clipNorm = 0) {
  const spec = specOf('iris', {batchSize: 120, optimizer: 'sgd', learningRate: rate, clipNorm})
  const checked = checkSpec(spec)
  const data = await loadData(spec, checked.values, {places})
  const training = await engineFor(backend, engines).engine.prepare({
    checked,
    data,
    seed: 1,
    backend,
    threads: 1,
    places,
    environment,
    scratch: join(scratchFolder(), 'engine'),
    now: () => performance.now(),
  })
  const epoch = (norms?: EpochTask['norms']) =>
    training.trainEpoch({
      epoch: 0,
      step: 0,
      sums: noSums,
      order: Int32Array.from({length: data.train.count}, (_, i) => i),
      rate: () => rate,
      due: () => false,
      lookUp: async () => true,
      norms,
    })
  return {training, epoch}
}

const valuesOf = async (training: Training): Promise<number[]> => {
  const {weights}: TrainingState = await training.state({weightsOnly: true})
  return weights.flatMap(({values}) => [...values])
}

/** What the step says, and what the change of the weights says. */
async function measured(backend: BackendChoice, clipNorm = 0) {
  const {training, epoch} = await prepare(backend, clipNorm)
  const before = await valuesOf(training)
  const told: number[] = []
  await epoch({wanted: () => true, take: norm => told.push(norm)})
  const after = await valuesOf(training)
  await training.close()
  return {told, moved: Math.hypot(...after.map((value, i) => value - (before[i] ?? 0))) / rate, after}
}

const is = (value: number, wanted: number) => expect(Math.abs(value / wanted - 1)).toBeLessThan(1e-3)

describe.each(['cpu', 'wasm'] as const)('the norm of gradients on %s', backend => {
  it('is by how much the weights move, for a rate', async () => {
    const {told, moved} = await measured(backend)
    expect(told).toHaveLength(1)
    expect(moved).toBeGreaterThan(0.1)
    is(told[0] ?? 0, moved)
  })

  it('is taken before they are clipped', async () => {
    const {told, moved} = await measured(backend, 0.01)
    is(moved, 0.01)
    is(told[0] ?? 0, (await measured(backend)).moved)
  })

  it('changes no byte of what is learnt', async () => {
    const {training, epoch} = await prepare(backend)
    await epoch()
    expect(await valuesOf(training)).toEqual((await measured(backend)).after)
    await training.close()
  })
})

describeKeras('the norm of gradients on Keras', () => {
  it('is that of the built-in engine where it can be had, and is left out where it cannot', async () => {
    const {told, moved} = await measured('keras')
    is(moved, (await measured('cpu')).moved)
    expect(told).toHaveLength(environment.KERAS_BACKEND === 'torch' ? 1 : 0)
    for (const norm of told) is(norm, moved)
  })

  it('is taken before they are clipped', async () => {
    const {told, moved} = await measured('keras', 0.01)
    is(moved, 0.01)
    for (const norm of told) is(norm, (await measured('cpu')).moved)
  })
})

describe('norms of a session', () => {
  it('are wanted now and then, told once, and their mean is of one epoch', () => {
    let time = 0
    const norms = openNorms(() => time)
    expect(norms.wanted()).toBe(true)
    norms.take(2)
    expect(norms.wanted()).toBe(false)
    expect([norms.newest(), norms.newest()]).toEqual([2, undefined])
    time = 50
    expect(norms.wanted()).toBe(true)
    norms.take(4)
    expect([norms.mean(), norms.mean(), norms.newest()]).toEqual([3, undefined, undefined])
  })
})
