import * as tf from '@tensorflow/tfjs-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {WasmBackend} from '../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {startWasm} from '../../../../src/trainers/engines/built-in/backends/webassembly.ts'
import {buildTraining} from '../../../../src/trainers/engines/built-in/build-training.ts'
import {chooseThreads, planThreads} from '../../../../src/trainers/engines/built-in/choose-threads.ts'
import {readState} from '../../../../src/trainers/engines/built-in/state.ts'
import {loadData} from '../../../../src/trainers/loading/load-data.ts'
import {checkSpec} from '../../../../src/trainers/spec/check-spec.ts'
import {specOf} from '../../run.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}

async function taskOf(chapter: 'iris' | 'mnist', values: Record<string, number>) {
  const spec = specOf(chapter, values)
  const checked = checkSpec(spec)
  const data = await loadData(spec, checked.values, {places})
  return {checked, data, seed: 1, threads: 0, places, backend: 'wasm', now: () => 0} as const
}

describe('the plan', () => {
  const on = (cores: number) => ({cores, env: {}})

  it('leaves what somebody settled, and what is not ours', async () => {
    const task = await taskOf('mnist', {epochs: 1000, units: 512})
    expect(planThreads(task, on(2)).trial).toBeGreaterThan(0)
    for (const settled of [
      planThreads({...task, threads: 3}, on(8)),
      planThreads(task, {cores: 8, env: {TFNOTES_THREADS: '8'}}),
      planThreads(task, on(1)),
      planThreads({...task, backend: 'cpu'}, on(8)),
      planThreads({...task, backend: 'native'}, on(8)),
    ])
      expect(settled).toEqual({trial: 0})
  })

  it('is all threads where a step is long', async () => {
    expect(planThreads(await taskOf('mnist', {epochs: 1000, units: 2048, batchSize: 512}), on(8))).toEqual({
      trial: 0,
    })
  })

  it('is reckoned from the size where the training is short', async () => {
    expect(planThreads(await taskOf('iris', {epochs: 5}), on(64))).toEqual({threads: 1, trial: 0})
    expect(planThreads(await taskOf('mnist', {epochs: 1, units: 128}), on(2))).toMatchObject({threads: 2})
    const many = planThreads(await taskOf('mnist', {epochs: 1, units: 128}), on(64)).threads
    expect(many).toBeGreaterThan(2)
    expect(many).toBeLessThan(64)
  })

  it('never gives a trial more than a few hundredths of the training', async () => {
    const task = await taskOf('mnist', {epochs: 1000, units: 512})
    expect(planThreads(task, on(2)).trial).toBeLessThanOrEqual(300)
  })
})

describe('the trial', () => {
  beforeAll(async () => {
    await registerWasmBackend({name: 'wasm-tried', threads: 4})
    tf.setBackend('wasm-tried')
  }, 120_000)
  afterAll(() => tf.setBackend('cpu'))

  const chosen = {name: 'wasm', version: '', threads: 4, why: 'chosen'}
  const current = () => tf.backend() as WasmBackend

  /** A clock by which a step takes so long with so many threads. */
  function clockOf(milliseconds: Readonly<Record<number, number>>): () => number {
    let now = 0
    return () => (now += milliseconds[current().activeThreads] ?? 1)
  }

  it.each([
    [{1: 1, 2: 2, 4: 4}, 1],
    [{1: 4, 2: 1, 4: 2}, 2],
    [{1: 4, 2: 2, 4: 1}, 4],
  ])('takes the fastest of %j, tells what was seen, and leaves the network as new', async (took, best) => {
    const task = await taskOf('mnist', {units: 8, dropout: 0.2})
    current().activate(4)
    const built = buildTraining(task)
    const found = await chooseThreads(chosen, built, {trial: 300}, clockOf(took))
    expect(found).toMatchObject({threads: best, why: 'chosen'})
    expect(found.threadsWhy).toMatch(new RegExp(`^${best} 1 ms < `))
    expect(current().activeThreads).toBe(best)
    expect(readState(built, false)).toEqual(readState(buildTraining(task), false))
  })

  it('is not held where a step proves long', async () => {
    current().activate(4)
    const built = buildTraining(await taskOf('mnist', {units: 8}))
    expect(await chooseThreads(chosen, built, {trial: 300}, clockOf({4: 20}))).toEqual(chosen)
    expect(current().activeThreads).toBe(4)
  })

  it('is not held where the size says how many', async () => {
    current().activate(1)
    const built = buildTraining(await taskOf('mnist', {units: 8}))
    const clock = () => expect.fail('the clock was read')
    expect(await chooseThreads(chosen, built, {threads: 1, trial: 0}, clock)).toEqual({
      ...chosen,
      threads: 1,
      threadsWhy: 'reckoned',
    })
  })
})

it('the next network begins with all threads again', async () => {
  await startWasm({threads: 2, active: 1})
  expect((tf.backend() as WasmBackend).activeThreads).toBe(1)
  await startWasm({threads: 2})
  expect((tf.backend() as WasmBackend).activeThreads).toBe(2)
})
