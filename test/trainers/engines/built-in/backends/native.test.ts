import {homedir} from 'node:os'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {places} from '../../../../../src/datasets/places.ts'
import {nativeFolder, selectBackend} from '../../../../../src/trainers/engines/built-in/backends/index.ts'
import {expectParity} from '../../../../parity/expect-parity.ts'
import {chapterFixture} from '../../../../parity/fixtures.ts'
import {runChapter} from '../../../../parity/run-chapter.ts'
import {toleranceOf} from '../../../../parity/tolerances.ts'

// tfjs-node can be installed on few machines; `tfnotes doctor --link-tensorflow` builds it on some more.
const {name, why} = await selectBackend('native', 0, {
  nativeFolder: process.env.TFNOTES_NATIVE ?? nativeFolder(places(process.env, homedir())),
})
const here = name === 'native'
if (!here) console.warn(`skipped: ${why}`)

beforeAll(() => tf.setBackend(here ? 'tensorflow' : 'cpu'))

describe.skipIf(!here)('on tfjs-node', () => {
  const chapters = [
    'iris',
    'mnist',
    'cifar10',
    'lenet',
    'letters-embedding-4',
    'stock-rnn',
    'stock-lstm',
    'stock-gru',
  ]

  describe.each(chapters)('%s trains as in Keras', chapter => {
    const fixture = chapterFixture(chapter)
    it.each(fixture.runs)('$optimizer, learning rate $learningRate', run => {
      expectParity(runChapter(chapter, fixture, run), run, toleranceOf(chapter, run))
    })
  })

  it('multiplies matrices that are handed over under another shape', () => {
    const kernel = tf.getKernel('BatchMatMul', 'tensorflow')?.kernelFunc
    const [x, w] = [tf.ones([2, 3, 4]), tf.ones([4, 5])]
    const before = tf.memory().numTensors
    const product = kernel?.({
      inputs: {a: {dataId: x.dataId, shape: [6, 4], dtype: 'float32'}, b: w},
      attrs: {transposeA: false, transposeB: false},
      backend: tf.backend(),
    }) as tf.Tensor
    expect(product.shape).toEqual([6, 5])
    expect([...new Set(product.dataSync())]).toEqual([4])
    product.dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})
