import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {registerWasmBackend} from '../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {buildTraining} from '../../../../src/trainers/engines/built-in/build-training.ts'
import {chooseBackend} from '../../../../src/trainers/engines/built-in/choose-backend.ts'
import {readState} from '../../../../src/trainers/engines/built-in/state.ts'
import {loadData} from '../../../../src/trainers/loading/load-data.ts'
import {checkSpec} from '../../../../src/trainers/spec/check-spec.ts'
import {specOf} from '../../run.ts'

/** A place for data with an addon beside it that is empty: our own kernels compute under the native library's name. */
const cache = join(mkdtempSync(join(tmpdir(), 'tfnotes-trial-')), 'datasets')
beforeAll(async () => {
  const addon = join(dirname(cache), 'native', 'node_modules', '@tensorflow', 'tfjs-node')
  mkdirSync(addon, {recursive: true})
  writeFileSync(join(addon, 'package.json'), '{"name": "@tensorflow/tfjs-node", "main": "index.js"}')
  writeFileSync(join(addon, 'index.js'), '')
  await registerWasmBackend({name: 'tensorflow', threads: 1})
  const ours = tf.getKernelsForBackend('tensorflow')
  // What the program asks the library while it starts it: one product of [2,3] and [3,2], then its version.
  const shapes = [
    [2, 3],
    [3, 2],
  ]
  let asked = 0
  Object.assign(tf.findBackend('tensorflow'), {
    tensorMap: {get: () => ({shape: shapes[asked++ % 2]})},
    executeSingleOutput: () => tf.fill([2, 2], 6),
    binding: {
      isUsingGpuDevice: () => false,
      get TF_Version() {
        for (const {kernelName} of tf.getKernelsForBackend('tensorflow'))
          tf.unregisterKernel(kernelName, 'tensorflow')
        for (const kernel of ours) tf.registerKernel(kernel)
        return '2.0'
      },
    },
  })
})
afterAll(() => tf.setBackend('cpu'))

const places = {kerasCache: '/nowhere', cache}
const spec = specOf('mnist', {units: 8, dropout: 0.2})
const checked = checkSpec(spec)
const data = await loadData(spec, checked.values, {places})
const task = {checked, data, seed: 1, threads: 1, places, backend: 'auto'} as const

/** A clock that runs faster while one backend computes. */
function clockAgainst(slow: string): () => number {
  let now = 0
  return () => (now += tf.getBackend() === slow ? 9 : 1)
}

describe.each([
  ['native', 'wasm', 'tensorflow'],
  ['wasm', 'tensorflow', 'wasm'],
])('of two that compute, %s is chosen', (name, slow, active) => {
  it('when it is faster, and its network is as good as new after the trial', async () => {
    const {backend, tried} = await chooseBackend({...task, now: clockAgainst(slow)})
    expect(backend).toMatchObject({name, why: expect.stringMatching(new RegExp(`^${name} 1 ms < `))})
    expect(tf.getBackend()).toBe(active)
    if (!tried) throw new Error('nothing was tried')
    expect(readState(tried, false)).toEqual(readState(buildTraining(task), false))
  })
})
