import {describe, expect, it} from 'vitest'
import {placesOf} from '../../../src/runs/axis.ts'
import type {RunEvent} from '../../../src/runs/events.ts'
import {initialRunState, type RunState, reduceRunEvents} from '../../../src/runs/state.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {compareRuns} from '../../../src/studies/comparison/compare.ts'
import {comparedCurves} from '../../../src/studies/comparison/curves.ts'
import {tellingMeasure} from '../../../src/studies/comparison/measure.ts'
import {row} from '../../runs/query/runs.ts'
import {epoch, started} from '../../runs/scratch.ts'

const stateOf = (...bodies: readonly object[]): RunState =>
  reduceRunEvents(
    initialRunState,
    bodies.map(body => ({v: 1, t: 1, ...body}) as RunEvent),
  )

const begun = (batchSize?: number) => {
  const {hyperparameters, ...rest} = started() as Extract<RunEvent, {event: 'started'}>
  return {...rest, hyperparameters: {...hyperparameters, ...(batchSize && {batchSize})}}
}

const measured = (...epochs: object[]) => stateOf(begun(32), ...epochs)

describe('places on an axis', () => {
  const run = stateOf(begun(32), {...epoch(1), seconds: 30}, {...epoch(2), seconds: 90})

  it('are epochs, updates, or the minutes that they took together', () => {
    expect([...(placesOf(run, 'epoch') ?? [])]).toEqual([1, 2])
    // 120 samples in batches of 32, the last one smaller.
    expect([...(placesOf(run, 'step') ?? [])]).toEqual([4, 8])
    expect([...(placesOf(run, 'minutes') ?? [])]).toEqual([0.5, 2])
  })

  it('are not made up where a run does not say them', () => {
    expect(placesOf(stateOf(begun(), epoch(1)), 'step')).toBeUndefined()
    expect(placesOf(stateOf(epoch(1)), 'step')).toBeUndefined()
    expect(placesOf(stateOf(begun(), {...epoch(1), seconds: null}), 'minutes')).toBeUndefined()
  })
})

describe('compared curves', () => {
  const crossEntropy = {loss: 'sparseCategoricalCrossentropy'}
  const squared = {loss: 'meanSquaredError'}
  const drawn = (
    runs: readonly RunSummary[],
    states: readonly (RunState | undefined)[],
    choice: Parameters<typeof comparedCurves>[3],
    like?: number,
  ) => {
    const comparison = compareRuns(runs, 'loss')
    const {curves, missing} = comparedCurves(comparison, comparison.all, one => states[one.index], {
      ...choice,
      ...(like !== undefined && {like: comparison.all[like]}),
    })
    return {ids: curves.map(one => one.row.run.id), missing}
  }
  const none = {unread: 0, unmeasured: 0, otherLoss: 0, noPlaces: 0}
  const both = measured(epoch(1, {valLoss: 0.5, valAccuracy: 0.5}))

  it('put accuracies of different chapters over one axis', () => {
    const runs = [row('a'), row('b', {chapter: 'lenet'})]
    expect(drawn(runs, [both, both], {measure: 'valAccuracy', axis: 'epoch'})).toEqual({
      ids: ['a', 'b'],
      missing: none,
    })
  })

  it('put losses over one axis only where they mean the same: what the chosen run’s does', () => {
    const runs = [row('a', {hyperparameters: crossEntropy}), row('b', {hyperparameters: squared})]
    const choice = {measure: 'valLoss', axis: 'epoch'} as const
    expect(drawn(runs, [both, both], choice)).toEqual({ids: ['a'], missing: {...none, otherLoss: 1}})
    expect(drawn(runs, [both, both], choice, 1)).toEqual({ids: ['b'], missing: {...none, otherLoss: 1}})
  })

  it('count every run that has none, by the reason', () => {
    const runs = ['a', 'b', 'c', 'd'].map(id => row(id))
    const states = [both, undefined, measured(epoch(1)), stateOf(epoch(1, {valLoss: 1}))]
    expect(drawn(runs, states, {measure: 'valLoss', axis: 'step'})).toEqual({
      ids: ['a'],
      missing: {...none, unread: 1, unmeasured: 1, noPlaces: 1},
    })
  })

  it('are first of the most telling figure that most of the runs have measured', () => {
    const plain = measured(epoch(1))
    expect(tellingMeasure([both, both, undefined])).toBe('valAccuracy')
    expect(tellingMeasure([measured(epoch(1, {valLoss: 1})), both])).toBe('valLoss')
    expect(tellingMeasure([both, both, plain])).toBe('valAccuracy')
    expect(tellingMeasure([plain, plain, both])).toBe('loss')
    expect(tellingMeasure([])).toBe('valAccuracy')
  })
})
