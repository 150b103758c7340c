import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../src/runs/events.ts'
import {noticeOf} from '../../src/runs/notice.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {epochEvent} from './epoch-event.ts'

const epoch = epochEvent(1, 2, {loss: 1, accuracy: 0.5})
const finished: EventBody = {
  event: 'finished',
  epochs: 1,
  metrics: {loss: 1, accuracy: 0.5},
  seconds: 65,
  reason: 'completed',
}
const warning: EventBody = {event: 'warning', code: 'plateau', detail: {epochs: 20}}

/** What is told of the last of the events. */
const told = (events: readonly EventBody[], language: 'en' | 'zh' = 'en') => {
  const state = reduceRunEvents(
    initialRunState,
    events.map(event => ({v: 1, t: 0, ...event})),
  )
  return noticeOf('mnist-1', events.at(-1) as EventBody, state, language)
}

describe('what somebody is told of a run', () => {
  it('that it has finished, and what came of it', () => {
    expect(told([epoch, finished])).toEqual({
      status: 'finished',
      message: expect.stringMatching(
        /^mnist-1: Finished: 1 epochs in .*\. 50\.0% of .* one validation says little/,
      ),
    })
    expect(told([epoch, finished], 'zh')?.message).toMatch(/^mnist-1：完成：1 轮/)
  })

  it('that it has failed, and why', () => {
    expect(told([{event: 'failed', code: 'disk-full', detail: {path: '/runs'}}])).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/^mnist-1: .*\/runs/),
    })
  })

  it('what the watch has seen, and nothing of what is said at its beginning', () => {
    expect(told([epoch, warning])).toMatchObject({
      status: 'warning',
      message: 'mnist-1: Warning: The loss has stood still for 20 epochs.',
    })
    expect(told([warning])).toBeUndefined()
  })

  it.each(['stopped', 'discarded'] as const)('nothing where it was %s: who asked for it knows', reason => {
    expect(told([epoch, {...finished, reason}])).toBeUndefined()
  })

  it('nothing of all the rest', () => {
    expect(told([epoch])).toBeUndefined()
  })
})
