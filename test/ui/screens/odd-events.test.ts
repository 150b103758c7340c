import {afterEach, describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import {eventsIn} from '../../../src/runs/read-events.ts'
import {initialRunState, reduceRunEvents} from '../../../src/runs/state.ts'
import {mutations} from '../../odd-values.ts'
import {openApp} from '../support/app.tsx'
import {epochBody, start} from '../support/events.ts'

const live = 'mnist-20250301-100000-ab12'
let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const bodies = (): EventBody[] => {
  const {started} = app.state().followed[live] ?? {}
  if (!started) throw new Error('not begun')
  return [
    {event: 'started', ...started},
    {event: 'batch', epoch: 6, step: 5, steps: 10, loss: 0.5, accuracy: 0.5, samplesPerSecond: 100},
    {event: 'data', phase: 'download', done: 1, total: 2},
    {event: 'validation', epoch: 6, done: 1, total: 2},
    epochBody({run: live, chapter: 'mnist', epochs: 8}, 6),
    {event: 'warning', code: 'overfitting', detail: {epoch: 6, validations: 5, bestEpoch: 1, bestLoss: 1}},
    {event: 'lr', from: 0.1, to: 0.2, epoch: 6, step: 0},
    {event: 'failed', code: 'diverged', detail: {epoch: 6, step: 1, lr: 0.1}},
  ]
}

/** What readers let through in many places; of the rest one more frame would say no more. */
const drawn: readonly unknown[] = [undefined, null, 'valueOf', 0, 2 ** 53 - 1, 1e308]

describe('events of a run that came from elsewhere', () => {
  it('leave its screen whole, whatever one of their values is', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.type('R')
    await app.shows(live)
    app.type('\r')
    await app.shows('1200/1875')
    let known = app.state().followed[live] ?? initialRunState
    let shown = 0
    const frames = new Set<string>()
    for (const body of bodies()) {
      for (const [where, value, event] of mutations(body)) {
        if (!drawn.includes(value)) continue
        const [read] = eventsIn(Buffer.from(JSON.stringify({v: 1, t: start + 60_000, ...event}))).events
        if (!read) continue
        shown += 1
        // Without waiting for others, as events of a live run do.
        known = reduceRunEvents(known, [read])
        app.dispatch({type: 'followed', run: live, known})
        await new Promise(resolve => setImmediate(resolve))
        const what = `${body.event}.${where} = ${String(JSON.stringify(value)).slice(0, 40)}`
        frames.add(app.frame())
        expect(app.frame(), what).toContain('tfnotes')
        expect(app.frame(), what).not.toMatch(/undefined|\[object|=>|function/)
      }
    }
    expect(shown).toBeGreaterThan(60)
    expect(frames.size).toBeGreaterThan(30)
  }, 30_000)
})
