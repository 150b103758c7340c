import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import util from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {afterAll, describe, expect, it} from 'vitest'
import {nativeFolder, selectBackend} from '../../../../../src/trainers/engines/built-in/backends/index.ts'
import {scratchFolder} from '../../../scratch.ts'

/** A folder with a tfjs-node in it that does what `code` does when it is loaded. */
function fakeNative(code: string): string {
  const folder = scratchFolder()
  const addon = join(folder, 'node_modules', '@tensorflow', 'tfjs-node')
  mkdirSync(addon, {recursive: true})
  writeFileSync(join(addon, 'package.json'), '{"name": "@tensorflow/tfjs-node", "main": "index.js"}')
  writeFileSync(join(addon, 'index.js'), code)
  return folder
}

afterAll(() => tf.setBackend('cpu'))

describe('selectBackend', () => {
  it('takes the one that was chosen', async () => {
    expect(await selectBackend('cpu')).toEqual({
      name: 'cpu',
      version: tf.version_core,
      threads: 1,
      why: 'chosen',
    })
    expect(tf.getBackend()).toBe('cpu')
  })

  it('takes WebAssembly, with as many threads as asked for', async () => {
    expect(await selectBackend('wasm', 1)).toMatchObject({name: 'wasm', threads: 1, why: 'chosen'})
    expect(tf.getBackend()).toBe('wasm')
  })

  it('falls through when the native library cannot be loaded, and says why', async () => {
    const folder = fakeNative("throw new Error('libtensorflow.so.2: cannot open shared object file\\nstack')")
    const {name, why} = await selectBackend('native', 0, {nativeFolder: folder})
    expect(name).toBe('wasm')
    expect(why).toBe('native-unavailable: libtensorflow.so.2: cannot open shared object file')
  })

  it('falls through when it loads but does not compute', async () => {
    const folder = fakeNative('')
    const {name, why} = await selectBackend('auto', 0, {nativeFolder: folder})
    expect(name).not.toBe('native')
    expect(why).toMatch(/^native-unavailable: ./)
  })

  it('gives the library what newer versions of Node have taken away, and its settings, before it is loaded', async () => {
    const folder = fakeNative(`
      const util = require('node:util')
      throw new Error([typeof util.isNullOrUndefined, typeof util.isArray,
        process.env.TF_CPP_MIN_LOG_LEVEL, process.env.TF_NUM_INTRAOP_THREADS].join())`)
    const old = util as unknown as Record<string, unknown>
    const {isNullOrUndefined, isArray} = old
    delete old.isNullOrUndefined
    delete old.isArray
    try {
      const {why} = await selectBackend('native', 3, {nativeFolder: folder})
      expect(why).toBe('native-unavailable: function,function,3,3')
    } finally {
      Object.assign(old, {isNullOrUndefined, isArray})
    }
  })

  it('keeps the built addon beside the data', () => {
    expect(nativeFolder({cache: '/home/me/.cache/tfnotes/datasets'})).toBe('/home/me/.cache/tfnotes/native')
  })
})
