import {describe, expect, it} from 'vitest'
import {mostBatches} from '../../src/runs/batch-curve.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {progressOf} from '../../src/runs/progress.ts'
import {initialRunState, reduceRun, reduceRunEvents} from '../../src/runs/state.ts'
import {at, batch, epoch, finished, sequence, started} from './scratch.ts'

const stateOf = (...bodies: EventBody[]) => reduceRunEvents(initialRunState, sequence(...bodies))
const epochsOf = (...bodies: EventBody[]) => [...stateOf(...bodies).history].map(point => point.epoch)

describe('reduceRun', () => {
  it('walks through the phases of a run', () => {
    const bodies: EventBody[] = [
      {event: 'data', phase: 'read', done: 1, total: 2},
      started(),
      batch(1, 1),
      {event: 'paused'},
      {event: 'resumed'},
      epoch(1),
      finished(),
    ]
    const phases = bodies.map((_, index) => stateOf(...bodies.slice(0, index + 1)).phase)
    expect(phases).toEqual(['loading', 'training', 'training', 'paused', 'training', 'training', 'finished'])
    expect(stateOf(started(), finished('stopped')).phase).toBe('stopped')
    expect(stateOf(started(), finished('discarded')).phase).toBe('discarded')
    expect(stateOf({event: 'failed', code: 'disk-full', detail: {}}).phase).toBe('failed')
  })

  it('keeps the batches that were told of, each as it was by itself, and those of a second epoch', () => {
    const told = (epoch: number, step: number, loss: number) => ({...batch(epoch, step), loss})
    const {batches} = stateOf(
      started(),
      told(1, 1, 4),
      told(1, 2, 3),
      told(1, 4, 2.5),
      epoch(1),
      told(2, 2, 1),
    )
    expect([...batches.column('step')]).toEqual([1, 2, 4, 2])
    expect([...batches.column('epoch')]).toEqual([1, 1, 1, 2])
    // Running means of 4, 2, 2 and 2, and of a new epoch.
    expect([...batches.column('loss')]).toEqual([4, 2, 2, 1])
  })

  it('keeps few of many batches, and none of their spikes is lost', () => {
    const all = Array.from({length: 100_000}, (_, index) =>
      batch(1 + Math.floor(index / 1000), 1 + (index % 1000)),
    )
    const spike: EventBody = {...batch(3, 500), event: 'batch', gradientNorm: 900} as EventBody
    const events = [started(), ...all].map((one, index) =>
      at(100 * index, 'step' in one && one.epoch === 3 && one.step === 500 ? spike : one),
    )
    const {batches} = reduceRunEvents(initialRunState, events)
    expect(batches.length).toBeLessThanOrEqual(mostBatches)
    expect(Math.max(...batches.column('gradientNorm').filter(Number.isFinite))).toBe(900)
    const places = [...batches.column('epoch')].map(
      (epoch, i) => 1000 * epoch + (batches.column('step')[i] ?? 0),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(new Set(places).size).toBe(places.length)
  })

  it('forgets the batches behind the checkpoint that a session stands on', () => {
    const {batches} = stateOf(
      started(),
      batch(1, 1),
      batch(1, 2),
      epoch(1),
      batch(2, 1),
      batch(2, 3),
      started(5, {epoch: 1, step: 1}),
    )
    expect([...batches.column('step')]).toEqual([1, 2, 1])
  })

  it('is pure, and the same one by one as in batches', () => {
    const events = sequence(started(), batch(1, 2), epoch(1), epoch(2), {
      event: 'lr',
      from: 0.1,
      to: 0.2,
      epoch: 2,
      step: 0,
    })
    const states = [initialRunState]
    for (const event of events) states.push(reduceRun(states.at(-1) ?? initialRunState, event))
    expect(initialRunState.history).toHaveLength(0)
    expect(states.map(({history}) => history.length)).toEqual([0, 0, 0, 1, 2, 2])
    expect([...(states[4]?.history ?? [])].map(({epoch: number}) => number)).toEqual([1, 2])
    const atOnce = reduceRunEvents(initialRunState, events)
    expect(states.at(-1)).toEqual(atOnce)
    expect([...(states.at(-1)?.history ?? [])]).toEqual([...atOnce.history])
  })

  it('forgets what a killed session did after the checkpoint on which the next one stands', () => {
    const bodies = [started(), epoch(1), epoch(2), epoch(3), batch(4, 2), started(5, {epoch: 1, step: 2})]
    expect(epochsOf(...bodies)).toEqual([1])
    expect(stateOf(...bodies).batch).toBeUndefined()
    expect(stateOf(...bodies).resumes).toEqual([{epoch: 1, step: 2}])
    expect(epochsOf(...bodies, epoch(2), epoch(3), epoch(4))).toEqual([1, 2, 3, 4])
  })

  it('has no gap, repeat or fold after three kills at odd places', () => {
    const bodies = [
      ...[started(), epoch(1), epoch(2), batch(3, 1)],
      ...[started(5, {epoch: 2, step: 0}), batch(3, 3)],
      ...[started(5, {epoch: 1, step: 3}), epoch(2), epoch(3)],
      ...[started(5, {epoch: 3, step: 0}), epoch(4), epoch(5), finished()],
    ]
    expect(epochsOf(...bodies)).toEqual([1, 2, 3, 4, 5])
    expect(stateOf(...bodies).phase).toBe('finished')
  })

  it('begins anew when a killed run had no checkpoint to stand on', () => {
    expect(epochsOf(started(), epoch(1), epoch(2), started(), epoch(1))).toEqual([1])
    expect(epochsOf(started(), epoch(1), started(5, {epoch: 0, step: 0}), epoch(1))).toEqual([1])
  })

  it('takes in any number of warnings without comparing each with all, and keeps the newest', () => {
    const many = Array.from(
      {length: 30_000},
      (_, i): EventBody => ({
        event: 'warning',
        code: 'plateau',
        detail: {epoch: i},
      }),
    )
    const {warnings} = stateOf(started(), ...many)
    expect(warnings).toHaveLength(200)
    expect(warnings.at(-1)?.detail).toEqual({epoch: 29_999})
  })

  it('forgets learning rates and warnings that lie behind the checkpoint, and says no warning twice', () => {
    const lr = (number: number, step: number): EventBody => ({
      event: 'lr',
      from: 0.1,
      to: 0.2,
      epoch: number,
      step,
    })
    const warning: EventBody = {event: 'warning', code: 'plateau', detail: {epoch: 2}}
    const first = [started(), warning, warning, epoch(1), lr(1, 2), epoch(2), warning, lr(2, 1)]
    expect(stateOf(...first).warnings.map(({epoch: number}) => number)).toEqual([0, 2])
    const resumed = stateOf(...first, started(5, {epoch: 1, step: 3}))
    expect(resumed.rateChanges.map(change => change.epoch)).toEqual([1])
    expect(resumed.warnings.map(({epoch: number}) => number)).toEqual([0])
    expect(stateOf(...first, started(5, {epoch: 1, step: 1})).rateChanges).toEqual([])
  })

  it('knows the best epoch: by validation where there is any, anew after a resume, and as the end was judged', () => {
    expect(stateOf(started(), epoch(1), epoch(2)).best?.epoch).toBe(2)
    const validated = [
      started(),
      epoch(1, {valLoss: 0.5}),
      epoch(2),
      epoch(3, {valLoss: 0.4}),
      epoch(4, {valLoss: 0.6}),
    ]
    expect(stateOf(...validated).best?.epoch).toBe(3)
    expect(stateOf(...validated, started(5, {epoch: 2, step: 0})).best?.epoch).toBe(1)
    expect(stateOf(...validated, epoch(5)).best?.epoch).toBe(3)
    const judged: EventBody = {
      event: 'finished',
      epochs: 5,
      bestEpoch: 5,
      metrics: {loss: 0.2, valLoss: 0.1},
      seconds: 1,
      reason: 'completed',
    }
    expect(stateOf(...validated, epoch(5), judged).best).toMatchObject({epoch: 5, valLoss: 0.1})
  })

  it('knows the best of each figure at its own epoch, also when the end is judged and after going back', () => {
    const told = [
      started(),
      epoch(1, {valLoss: 0.5, accuracy: 0.99, valAccuracy: 0.9}),
      epoch(2, {valLoss: 0.3, valAccuracy: 0.95}),
      epoch(3, {valLoss: 0.4, valAccuracy: 0.9675}),
      epoch(4, {accuracy: 1}),
    ]
    const state = stateOf(...told)
    expect(state.best?.epoch).toBe(2)
    expect(state.bestLoss).toMatchObject({epoch: 2, valLoss: 0.3})
    expect(state.bestAccuracy).toMatchObject({epoch: 3, valAccuracy: 0.9675})
    expect(stateOf(...told, started(5, {epoch: 2, step: 1})).bestAccuracy).toMatchObject({epoch: 2})
    const judged: EventBody = {
      event: 'finished',
      epochs: 4,
      bestEpoch: 2,
      metrics: {loss: 0.2, valLoss: 0.35, valAccuracy: 0.97},
      seconds: 1,
      reason: 'completed',
    }
    const end = stateOf(...told, judged)
    expect(end.bestAccuracy).toMatchObject({epoch: 4, valAccuracy: 0.97})
    expect([end.best?.epoch, end.bestLoss?.epoch]).toEqual([2, 2])
  })

  it('reads null, which stands for what is no number, as NaN, and never calls it best', () => {
    const broken = JSON.parse(JSON.stringify(epoch(2, {loss: Number.NaN})))
    const state = stateOf(started(), epoch(1), broken)
    expect([...state.history].map(({loss}) => loss)).toEqual([1, Number.NaN])
    expect(state.best?.epoch).toBe(1)
  })

  it('takes up a run again that had ended', () => {
    const state = stateOf(started(), epoch(1), finished('stopped'), started(5, {epoch: 1, step: 0}))
    expect(state).toMatchObject({phase: 'training', finished: undefined})
  })

  it('passes over events it does not know', () => {
    const unknown = {event: 'from-the-future', x: 1} as unknown as EventBody
    expect(epochsOf(started(), unknown, epoch(1))).toEqual([1])
  })

  it('takes a hundred thousand epochs in one go in well under a second', () => {
    const events = Array.from({length: 100_000}, (_, index) => at(index, epoch(index + 1)))
    expect(reduceRunEvents(initialRunState, events).history).toHaveLength(100_000)
  })

  it('copies nothing of what was before as events come one by one', () => {
    const long = Array.from({length: 300}, (_, index) => at(index, epoch(index + 1)))
    const before = reduceRunEvents(initialRunState, long)
    const after = reduceRun(before, at(400, epoch(301)))
    expect(after.history.column('loss').buffer).toBe(before.history.column('loss').buffer)
    expect(before.history).toHaveLength(300)
    expect(reduceRun(after, at(401, batch(302, 1))).warnings).toBe(after.warnings)
  })

  it('lets batches come to their curve a few at once, also when the clock is put back', () => {
    const told = (t: number, step: number) => at(t, batch(1, step))
    const upTo = (...events: readonly ReturnType<typeof told>[]) => [
      ...reduceRunEvents(initialRunState, [at(0, started()), ...events]).batches.column('step'),
    ]
    const first = [told(10_000_000, 1), told(10_000_100, 2), told(10_000_200, 3)]
    expect(upTo(...first)).toEqual([1, 2])
    expect(upTo(...first, told(10_004_100, 4))).toEqual([1, 2, 3, 4])
    expect(upTo(...first, told(5000, 4))).toEqual([1, 2, 3, 4])
    expect(upTo(...first, at(10_000_300, {event: 'paused'}) as never)).toEqual([1, 2, 3])
  })

  it('tells no speed and memory of an epoch that is taken back', () => {
    expect(stateOf(started(), epoch(1)).effort).toMatchObject({memory: 1e8})
    expect(stateOf(started(), epoch(1), started(5, {epoch: 0, step: 0})).effort).toBeUndefined()
  })
})

describe('progressOf', () => {
  it('counts epochs and the part of one that is done', () => {
    const progress = progressOf(stateOf(started(), epoch(1), batch(2, 2)))
    expect(progress).toEqual({epoch: 1, epochs: 5, ofEpoch: 0.5, ofRun: 0.3, secondsLeft: 7})
  })

  it('judges the first epoch by the speed of its batches', () => {
    const {secondsLeft} = progressOf(stateOf(started(), batch(1, 2)))
    expect(secondsLeft).toBeCloseTo(4.5 * 0.12)
  })

  it('knows nothing before anything has happened', () => {
    expect(progressOf(initialRunState)).toEqual({
      epoch: 0,
      epochs: 0,
      ofEpoch: 0,
      ofRun: 0,
      secondsLeft: undefined,
    })
  })
})
