import {createHash} from 'node:crypto'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, expect, it} from 'vitest'
import {openStep} from '../../../../../../bench/our-step.ts'
import {openWorkload} from '../../../../../../bench/workload.ts'
import {type Engine, engines, registerEngines, setEngine} from './engines.ts'

beforeAll(registerEngines, 120_000)

/** All weights after some steps, as one number. */
function trained(chapter: string, engine: Engine): string {
  setEngine(engine)
  const {registeredVariables} = tf.engine()
  const before = new Set(Object.keys(registeredVariables))
  const step = openStep(openWorkload(chapter, 7))
  for (let i = 0; i < 4; i++) step()
  const hash = createHash('sha256')
  for (const [name, variable] of Object.entries(registeredVariables)) {
    if (before.has(name)) continue
    hash.update(new Uint8Array((variable.dataSync() as Float32Array).buffer))
    variable.dispose()
  }
  return hash.digest('hex')
}

it.each([
  ...['iris', 'letters-embedding-4', 'mnist', 'lenet', 'cifar10', 'inception10'],
  ...['stock-rnn', 'stock-gru', 'stock-lstm'],
])('%s trains to the same bytes on any number of threads', chapter => {
  for (const build of ['relaxed', 'plain']) {
    const found = engines.filter(({simd}) => simd === build).map(engine => trained(chapter, engine))
    expect(found.length).toBeGreaterThan(1)
    expect(new Set(found).size, build).toBe(1)
  }
})

it('sees a difference where there is one', () => {
  const engine = {name: 'wasm-relaxed-1', active: 1}
  expect(trained('iris', engine)).not.toBe(trained('lenet', engine))
})
