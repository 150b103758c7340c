import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../../../../src/errors.ts'
import type {WasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/backend.ts'
import {registerWasmBackend} from '../../../../../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {defaultThreads} from '../../../../../../src/trainers/engines/built-in/backends/wasm/pool.ts'
import {agree, registerEngines, tensor} from './engines.ts'

beforeAll(registerEngines, 120_000)

const root = fileURLToPath(new URL('../../../../../..', import.meta.url))

/** Runs a program of its own in the repository, with the backend as `registerWasmBackend`. */
async function run(program: string, env: Record<string, string> = {}): Promise<string> {
  const module = './src/trainers/engines/built-in/backends/wasm/index.ts'
  const source = `import * as tf from '@tensorflow/tfjs-core'
    import {registerWasmBackend} from '${module}'
    ${program}`
  const {stdout} = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', source],
    {cwd: root, env: {...process.env, ...env}, timeout: 60_000},
  )
  return stdout.trim()
}

describe('number of threads', () => {
  it('is TFNOTES_THREADS, else the cores', () => {
    expect(defaultThreads({TFNOTES_THREADS: '3'})).toBe(3)
    expect(defaultThreads({})).toBeGreaterThanOrEqual(1)
    expect(defaultThreads({TFNOTES_THREADS: ''})).toBe(defaultThreads({}))
  })

  it.each(['0', '-1', '2.5', 'many', '1000'])('%s is refused', found => {
    expect(() => defaultThreads({TFNOTES_THREADS: found})).toThrow(TfnotesError)
  })

  it('one thread starts no worker', async () => {
    const program = `await registerWasmBackend()
      console.log(process.getActiveResourcesInfo().filter(name => name === 'MessagePort').length)`
    expect(await run(program, {TFNOTES_THREADS: '1'})).toBe('0')
  }, 60_000)
})

const bytesOf = ({buffer, byteOffset, byteLength}: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

describe('workers', () => {
  it('do not keep the process alive, asleep or just now at work', async () => {
    const program = `const {threads} = await registerWasmBackend({threads: 4})
      await tf.setBackend('wasm')
      const x = tf.ones([600, 600])
      console.log(threads, tf.matMul(x, x).dataSync()[7])`
    expect(await run(program)).toBe('4 600')
  }, 60_000)

  it('more than there are cores get everything done', async () => {
    await registerWasmBackend({name: 'wasm-crowd', threads: 9})
    tf.setBackend('wasm-crowd')
    for (let i = 0; i < 300; i++) {
      tf.tidy(() => {
        const x = tf.fill([200, 200], 1)
        expect(tf.matMul(x as tf.Tensor2D, x as tf.Tensor2D).dataSync()[i]).toBe(200)
      })
    }
  }, 60_000)

  it('take part as many as are asked for, with the same bits', async () => {
    await registerWasmBackend({name: 'wasm-some', threads: 4})
    tf.setBackend('wasm-some')
    const backend = tf.backend() as WasmBackend
    const product = () =>
      tf.tidy(() => tf.matMul(tensor([300, 200], 1), tensor([200, 300], 2)).dataSync() as Float32Array)
    const all = product()
    for (const threads of [1, 2, 4, 3, 1, 4]) {
      backend.activate(threads)
      expect(backend.activeThreads).toBe(threads)
      for (let i = 0; i < 5; i++) expect(Buffer.compare(bytesOf(product()), bytesOf(all))).toBe(0)
    }
    backend.activate(99)
    expect(backend.activeThreads).toBe(4)
  }, 60_000)

  it('come to the same bits after having slept', async () => {
    for (let i = 0; i < 5; i++) {
      await new Promise(resolve => setTimeout(resolve, 20))
      agree(() => tf.matMul(tensor([300, 200], i + 1), tensor([200, 300], i + 2)))
    }
  })
})

it('registering twice under one name changes nothing', async () => {
  const first = await registerWasmBackend({name: 'wasm-plain-2', threads: 7})
  expect(first).toMatchObject({threads: 2, simd: 'plain'})
})
