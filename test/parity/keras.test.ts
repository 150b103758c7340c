import {expect, it} from 'vitest'
import {describeKeras, environment} from '../keras-here.ts'
import {scratchFolder} from '../trainers/scratch.ts'
import {expectParity} from './expect-parity.ts'
import {chapterFixture} from './fixtures.ts'
import {type OnEngine, runOnEngine} from './run-on-engine.ts'
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

const run = (id: string, at: number, options: Partial<OnEngine> = {}) => {
  const fixture = chapterFixture(id)
  const wanted = fixture.runs[at]
  if (!wanted) throw new Error(`${id} has no such run`)
  return {
    wanted,
    ours: runOnEngine(id, fixture, wanted, {
      backend: 'keras',
      environment,
      scratch: scratchFolder(),
      ...options,
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
    const {wanted, ours} = run('mnist', 0, {together: true})
    const {mean, evaluation} = await ours
    const expected = wanted.losses.reduce((sum, loss) => sum + loss, 0) / wanted.losses.length
    expect(Math.abs(mean - expected) / expected).toBeLessThan(1e-5)
    expect(Math.abs(evaluation - wanted.evaluation) / wanted.evaluation).toBeLessThan(1e-5)
  })

  it('makes the same of many steps in one call, each with a rate of its own', async () => {
    const factor = (step: number) => step / 10
    const [one, many] = [
      await run('mnist', 0, {factor}).ours,
      await run('mnist', 0, {factor, together: true}).ours,
    ]
    expect(Math.abs(many.mean - one.mean) / one.mean).toBeLessThan(1e-5)
    expect(Math.abs(many.evaluation - one.evaluation) / one.evaluation).toBeLessThan(1e-5)
    const {ours: steady} = run('mnist', 0, {together: true})
    expect(Math.abs(many.mean - (await steady).mean) / one.mean).toBeGreaterThan(1e-3)
  })
})
