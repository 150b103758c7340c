import {expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {run} = place()
const asked = ['twins', 'iris', '--epochs', '3', '--seeds', '3']

it('twins that do not differ read the same, and asked again nothing is trained', async () => {
  const {code, out} = await run([...asked, '--a', 'lr=0.1', '--b', 'lr=0.1'])
  expect(code).toBe(0)
  expect(out).toContain('No difference: A and B read the same in all 3 pairs, to the last digit.')
  const again = await run([...asked, '--a', 'lr=0.1', '--b', 'lr=0.1', '--json'])
  const report = answersIn(again.out, 'studyReport').at(-1)
  expect(report).toMatchObject({asks: 'twins', done: 6, twins: {finding: 'same', difference: 0}})
  const runs = answersIn((await run(['runs', '--json'])).out, 'runSummary')
  expect(runs).toHaveLength(6)
})

it('with something held out is judged by that, and has the figures of the test set beside', async () => {
  const heldOut = [...asked, '--hold-out', '0.2', '--a', 'lr=0.1', '--b', 'lr=0.05']
  const {out} = await run(heldOut)
  expect(out).toMatch(/seed +A +B +B − A +A test +B test\n1( +-?[\d.]+){5}\n/)
  expect(out).toContain('Judged by the samples held out;')
  const report = answersIn((await run([...heldOut, '--json'])).out, 'studyReport').at(-1)
  expect(report?.heldOut).toBe(true)
  const runs = answersIn((await run(['runs', '--json'])).out, 'runSummary')
  for (const {readings, test = 0} of report?.rows ?? []) {
    const tests = readings.map(one => runs.find(({id}) => id === one.run)?.test?.accuracy ?? Number.NaN)
    expect(readings.map(one => one.test)).toEqual(tests)
    expect(test).toBeCloseTo(tests.reduce((sum, one) => sum + one, 0) / tests.length, 9)
  }
  // Twins are a sweep of the same runs.
  const sweep = ['sweep', 'iris', '--epochs', '3', '--seeds', '3', '--hold-out', '0.2']
  const table = await run([...sweep, '--learning-rate', '0.1,0.05'])
  expect(table.out).toMatch(/learning rate +held-out accuracy +test accuracy +n /)
  expect(table.out).toContain('Ordered by the samples held out;')
})

it('of twins that differ much one is better', async () => {
  const {code, out} = await run([...asked, '--a', 'lr=1e-7', '--b', 'epochs=200', '--json'])
  expect(code).toBe(0)
  const report = answersIn(out, 'studyReport').at(-1)
  expect(report?.settings).toBe(2)
  expect(report?.twins?.pairs.map(({seed}) => seed)).toEqual([1, 2, 3])
  expect(report?.twins?.difference).toBeGreaterThan(0)
})
