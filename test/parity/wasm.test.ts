import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {chapters} from '../../src/chapters/index.ts'
import {registerWasmBackend} from '../../src/trainers/engines/built-in/backends/wasm/index.ts'
import {expectParity} from './expect-parity.ts'
import {chapterFixture, fixtureNames} from './fixtures.ts'
import {runChapter} from './run-chapter.ts'
import {toleranceOf} from './tolerances.ts'

/** Networks whose 20 steps take long: all of them with the best kernels there are, the first few with the plain ones. */
const deep = new Set(['alexnet', 'vgg16', 'inception10', 'resnet18'])

/** The chapters that train networks of layers; iris-manual multiplies its weights by hand and has a test of its own. */
const trained = chapters.map(({id}) => id).filter(id => id !== 'iris-manual')

it('has no figures of chapters that there are no longer', () => {
  expect(fixtureNames.filter(name => !trained.includes(name))).toEqual([])
})

for (const id of trained.filter(name => !fixtureNames.includes(name)))
  it.skip(`${id} trains as in Keras: make its figures with python scripts/keras/chapters.py ${id}`, () => {})

describe.each([
  {name: 'wasm', simd: 'auto', threads: 2},
  {name: 'plain', simd: 'plain', threads: 1},
] as const)('on $name', backend => {
  beforeAll(async () => {
    await registerWasmBackend(backend)
    await tf.setBackend(backend.name)
    tf.enableProdMode()
  }, 60_000)

  describe.each(fixtureNames)('%s trains as in Keras', chapter => {
    const fixture = chapterFixture(chapter)
    const steps = backend.name === 'plain' && deep.has(chapter) ? 3 : 20
    it.each(fixture.runs)('$optimizer, learning rate $learningRate', {timeout: 120_000}, run => {
      expectParity(runChapter(chapter, fixture, run, {steps}), run, toleranceOf(chapter, run))
    })
  })
})
