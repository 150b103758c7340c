import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, it} from 'vitest'
import {selectBackend} from '../../src/trainers/engines/built-in/backends/index.ts'
import {expectParity} from './expect-parity.ts'
import {chapterFixture} from './fixtures.ts'
import {runChapter} from './run-chapter.ts'

/** The composed versions of the fused operations, on the chapters small enough for plain JavaScript. */
const small = [
  'iris',
  'mnist',
  'letters-onehot-1',
  'letters-onehot-4',
  'letters-embedding-1',
  'letters-embedding-4',
]

beforeAll(async () => {
  await selectBackend('cpu')
  tf.enableProdMode()
})

describe.each(small)('%s on cpu trains as in Keras', chapter => {
  const fixture = chapterFixture(chapter)
  it.each(fixture.runs)('$optimizer, learning rate $learningRate', run => {
    expectParity(runChapter(chapter, fixture, run), run)
  })
})
