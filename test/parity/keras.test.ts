import {expect, it} from 'vitest'
import {describeKeras, environment} from '../keras-here.ts'
import {scratchFolder} from '../trainers/scratch.ts'
import {expectParity} from './expect-parity.ts'
import {chapterFixture} from './fixtures.ts'
import {runOnEngine} from './run-on-engine.ts'
import {toleranceOf} from './tolerances.ts'

/**
 * A network of each kind, and the number of its run: each is a Python of its own. All chapters with all optimizers, on all
 * of Keras' backends: scripts/keras-parity.ts.
 */
const small = [
  ['iris', 0],
  ['mnist', 4],
  ['cifar10', 0],
  ['letters-embedding-4', 0],
  ['stock-gru', 0],
] as const

const run = (id: string, at: number, together = false) => {
  const fixture = chapterFixture(id)
  const wanted = fixture.runs[at]
  if (!wanted) throw new Error(`${id} has no such run`)
  return {
    wanted,
    ours: runOnEngine(id, fixture, wanted, {
      backend: 'keras',
      environment,
      scratch: scratchFolder(),
      together,
    }),
  }
}

describeKeras('the Keras engine, given the weights and batches of the fixtures', () => {
  it.each(small)('%s has the losses of Keras', async (id, at) => {
    const {wanted, ours} = run(id, at)
    const seen = await ours
    expectParity(seen, wanted, toleranceOf(id, wanted, seen.below))
  })

  it('makes the same of many steps in one call', async () => {
    const {wanted, ours} = run('mnist', 0, true)
    const {mean, evaluation} = await ours
    const expected = wanted.losses.reduce((sum, loss) => sum + loss, 0) / wanted.losses.length
    expect(Math.abs(mean - expected) / expected).toBeLessThan(1e-5)
    expect(Math.abs(evaluation - wanted.evaluation) / wanted.evaluation).toBeLessThan(1e-5)
  })
})
