import {describe, expect, it} from 'vitest'
import type {EventBody, Metrics} from '../../src/runs/events.ts'
import {standingWarnings} from '../../src/runs/standing-warnings.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {epochEvent} from './epoch-event.ts'

const chance = 'no-better-than-chance'
const ten = {kind: 'classes', classes: 10, samples: 500, accuracy: 0.1, loss: Math.log(10)} as const

function stateAfter(metrics: Metrics) {
  const bodies: EventBody[] = [
    {
      event: 'started',
      run: 'mnist-1',
      chapter: 'mnist',
      backend: {name: 'wasm', version: '4', threads: 1, why: ''},
      dataset: {name: 'mnist', source: 'file', origin: '', train: 2000, test: 500},
      baseline: ten,
      parameters: 1,
      hyperparameters: {epochs: 4},
      seed: 1,
      pid: 1,
    },
    {event: 'warning', code: 'plateau', detail: {epochs: 3}},
    {event: 'warning', code: chance, detail: {epochs: 3, accuracy: 0.1, largest: 0.1, loss: 2.4}},
    epochEvent(4, 4, metrics),
  ]
  return reduceRunEvents(
    initialRunState,
    bodies.map(body => ({v: 1, t: 0, ...body})),
  )
}

const standing = (metrics: Metrics) => standingWarnings(stateAfter(metrics)).map(({code}) => code)

describe('that a run is no better than chance', () => {
  it('stands while it is so', () => {
    expect(standing({loss: 2.31, accuracy: 0.1})).toEqual(['plateau', chance])
  })

  it('stands no longer once it has learnt', () => {
    expect(standing({loss: 0.1, accuracy: 0.97})).toEqual(['plateau'])
    expect(standing({loss: 2.3, accuracy: 0.1, valLoss: 0.1, valAccuracy: 0.97})).toEqual(['plateau'])
  })
})
