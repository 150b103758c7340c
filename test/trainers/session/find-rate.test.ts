import {expect, it} from 'vitest'
import {findRate} from '../../../src/trainers/session/find-rate.ts'
import {specOf} from '../run.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}

it('tries a hundred rates from three first weights, and each finds the same again', async () => {
  const spec = specOf('iris', {learningRate: 1e-8})
  const steps: number[] = []
  const found = await findRate(spec, {places, onStep: done => steps.push(done)})
  expect(found.curves.map(({seed}) => seed)).toEqual([spec.seed, spec.seed + 1, spec.seed + 2])
  for (const {rates, losses, means} of found.curves) {
    expect(rates[0]).toBe(1e-7)
    expect(losses).toHaveLength(rates.length)
    expect(means).toHaveLength(rates.length)
    // Nothing is learnt at first: a batch is as hard as any other.
    expect(Math.abs((losses[9] as number) - (losses[0] as number))).toBeLessThan(1e-4)
    expect(Math.min(...losses)).toBeLessThan((losses[0] as number) * 0.9)
  }
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  // Plain descent on irises learns at hundredths, whatever rate the run would have.
  expect(found.range).toMatchObject({low: expect.any(Number), suggested: expect.any(Number)})
  const {suggested} = found.range as {suggested: number}
  expect(suggested).toBeGreaterThan(1e-3)
  expect(suggested).toBeLessThan(0.3)

  const again = await findRate(spec, {places})
  expect(again.curves).toEqual(found.curves)
})

it('leaves everything when it is told to', async () => {
  const leaving = new AbortController()
  const search = findRate(specOf('mnist', {}), {
    places,
    signal: leaving.signal,
    onStep: () => leaving.abort(),
  })
  await expect(search).rejects.toMatchObject({code: 'interrupted'})
})
