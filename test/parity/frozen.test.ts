import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, it} from 'vitest'
import {selectBackend} from '../../src/trainers/engines/built-in/backends/index.ts'
import {describeKeras, environment} from '../keras-here.ts'
import {scratchFolder} from '../trainers/scratch.ts'
import {expectParity} from './expect-parity.ts'
import {frozenFixtures} from './fixtures.ts'
import {runChapter} from './run-chapter.ts'
import {runOnEngine} from './run-on-engine.ts'
import {toleranceOf} from './tolerances.ts'

const cases = frozenFixtures().flatMap(fixture => fixture.runs.map(run => ({...fixture, run})))

describe('with frozen layers', () => {
  beforeAll(async () => {
    await selectBackend('wasm', 1)
    tf.enableProdMode()
  })

  it.each(cases)(
    '$chapter has the losses of Keras ($values.freeze)',
    ({run, values, chapter, ...fixture}) => {
      expectParity(runChapter(chapter, fixture, run, {values}), run, toleranceOf(chapter, run))
    },
  )
})

describeKeras('with frozen layers the Keras engine', () => {
  it.each(cases.slice(0, 3))('has the losses of Keras on $chapter ($values.freeze)', async wanted => {
    const {run, values, chapter} = wanted
    const options = {backend: 'keras', environment, scratch: scratchFolder()} as const
    const seen = await runOnEngine(chapter, wanted, {...run, values}, options)
    expectParity(seen, run, toleranceOf(chapter, run, seen.below))
  })
})
