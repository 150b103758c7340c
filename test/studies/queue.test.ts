import {describe, expect, it} from 'vitest'
import {type QueueRequest, queueAfter} from '../../src/studies/queue.ts'

const queued = (...requests: readonly QueueRequest[]) =>
  queueAfter(requests.map((request, t) => ({t, ...request})))
const add = (study: string): QueueRequest => ({ask: 'add', study})

describe('the queue', () => {
  it('is in the order in which was asked, and in another when told so', () => {
    const asked = [add('a'), add('b'), add('c')]
    expect(queued(...asked).waiting.map(({study}) => study)).toEqual(['a', 'b', 'c'])
    const moved = queued(...asked, {ask: 'move', study: 'c', to: 1}, {ask: 'move', study: 'a', to: 99})
    expect(moved.waiting.map(({study}) => study)).toEqual(['c', 'b', 'a'])
  })

  it('pauses, goes on and drops; what is not in it cannot be', () => {
    const {waiting, dropped} = queued(
      add('a'),
      add('b'),
      {ask: 'pause', study: 'a'},
      {ask: 'drop', study: 'b'},
      {ask: 'pause', study: 'x'},
    )
    expect(waiting).toEqual([{study: 'a', isPaused: true, since: 0, asked: 1}])
    expect([...dropped]).toEqual(['b'])
    expect(
      queued(add('a'), {ask: 'pause', study: 'a'}, {ask: 'continue', study: 'a'}).waiting[0]?.isPaused,
    ).toBe(false)
  })

  it('counts how often a study was asked for, also one that was dropped meanwhile', () => {
    const {waiting, dropped} = queued(add('a'), {ask: 'drop', study: 'a'}, add('a'))
    expect(waiting).toEqual([{study: 'a', isPaused: false, since: 2, asked: 2}])
    expect(dropped.size).toBe(0)
  })
})
