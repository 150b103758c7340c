import {expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import {curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const spec = specOf('iris', {epochs: 6, batchSize: 32, optimizer: 'adam'}, {backend: 'cpu'})

const afterEpoch = (wanted: number) => (event: EventBody) =>
  event.event === 'epoch' && event.epoch === wanted
    ? ({request: 'stop', when: 'now', keep: true} as const)
    : undefined

const named = (events: readonly EventBody[]) =>
  events.flatMap(one => (one.event === 'started' ? [one.backend.name] : []))

const warned = (events: readonly EventBody[]) =>
  events.flatMap(one => (one.event === 'warning' ? [[one.code, one.detail?.before, one.detail?.now]] : []))

it('a run goes on on the backend that a session is told, and says so, to the same end', async () => {
  const dir = scratchFolder()
  const first = await play(spec, dir, {react: afterEpoch(2)})
  expect(named(first)).toEqual(['cpu'])

  const second = await play({...spec, backend: 'wasm', threads: 1}, dir, {again: true, react: afterEpoch(4)})
  expect(named(second)).toEqual(['wasm'])
  expect(second.find(({event}) => event === 'started')).toMatchObject({backend: {threads: 1}})
  expect(warned(second)).toContainEqual(['backend-changed', 'cpu', 'wasm'])

  const third = await play(spec, dir, {again: true})
  expect(named(third)).toEqual(['cpu'])
  expect(warned(third)).toContainEqual(['backend-changed', 'wasm', 'cpu'])

  const whole = await play(spec, scratchFolder())
  const [expected, broken] = [curvesOf(whole), curvesOf([...first, ...second, ...third])]
  expect(broken.map(({epoch}) => epoch)).toEqual([1, 2, 3, 4, 5, 6])
  for (const [i, {loss}] of broken.entries()) expect(loss).toBeCloseTo(expected[i]?.loss as number, 4)
})
