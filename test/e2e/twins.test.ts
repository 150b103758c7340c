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

it('of twins that differ much one is better', async () => {
  const {code, out} = await run([...asked, '--a', 'lr=1e-7', '--b', 'epochs=200', '--json'])
  expect(code).toBe(0)
  const report = answersIn(out, 'studyReport').at(-1)
  expect(report?.settings).toBe(2)
  expect(report?.twins?.pairs.map(({seed}) => seed)).toEqual([1, 2, 3])
  expect(report?.twins?.difference).toBeGreaterThan(0)
})
