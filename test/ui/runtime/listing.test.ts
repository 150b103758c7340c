import {expect, it} from 'vitest'
import type {RunsSoFar} from '../../../src/runs/list.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import type {Action} from '../../../src/ui/actions.ts'
import {Listing} from '../../../src/ui/runtime/listing.ts'
import {someRuns} from '../support/runs.ts'

const all = someRuns().map(({summary}) => summary)

/** A folder whose looks end when they are told to. */
function slowFolder() {
  const looks: {onPart: (part: RunsSoFar) => void; end: (runs: readonly RunSummary[]) => void}[] = []
  const told: Action[] = []
  let time = 0
  const listRuns = (onPart: (part: RunsSoFar) => void) =>
    new Promise<readonly RunSummary[]>(end => looks.push({onPart, end}))
  const listing = new Listing(
    {listRuns},
    (...actions) => told.push(...actions),
    () => time,
  )
  const pass = (ms: number) => {
    time += ms
  }
  return {looks, told, listing, pass}
}

const settle = () => new Promise(resolve => setImmediate(resolve))

it('tells the parts, then all', async () => {
  const {looks, told, listing} = slowFolder()
  const done = listing.look()
  looks[0]?.onPart({runs: all.slice(0, 2), left: 5})
  looks[0]?.end(all)
  await done
  expect(told).toEqual([
    {type: 'runs', runs: all.slice(0, 2), left: 5, at: 0},
    {type: 'runs', runs: all, left: 0, at: 0},
  ])
})

it('looks one at a time, and once more for all that was asked meanwhile', async () => {
  const {looks, listing} = slowFolder()
  const done = Promise.all([listing.look(), listing.look(), listing.look()])
  expect(looks).toHaveLength(1)
  looks[0]?.end(all)
  await settle()
  expect(looks).toHaveLength(2)
  looks[1]?.end(all)
  await done
  expect(looks).toHaveLength(2)
})

it('draws nothing anew while nothing changes, but for the ages now and then', async () => {
  const {looks, told, listing, pass} = slowFolder()
  for (const ms of [0, 2000, 2000, 20_000]) {
    pass(ms)
    const done = listing.look()
    looks.at(-1)?.end(all)
    await done
  }
  expect(told.map(action => action.type === 'runs' && action.at)).toEqual([0, 24_000])
})
