import {describe, expect, it} from 'vitest'
import {batchPlacesOf, placeOf, placesOf} from '../../src/runs/axis.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {batch, epoch, sequence, started} from './scratch.ts'

/** Four batches an epoch of 96 samples. */
const begin = started()
const told = {
  ...begin,
  hyperparameters: {epochs: 5, batchSize: 24},
  dataset: {name: 'iris', source: 'file', origin: '', train: 96, test: 4},
} as EventBody
const lasting = (number: number, seconds: number) => ({...epoch(number), seconds}) as EventBody
/** 24 samples a second: each batch takes one. */
const steady = (number: number, step: number) => ({...batch(number, step), samplesPerSecond: 24}) as EventBody
const run = reduceRunEvents(
  initialRunState,
  sequence(told, steady(1, 1), steady(1, 3), lasting(1, 60), lasting(2, 120), steady(3, 2)),
)

describe('where a run stands on an axis', () => {
  it('is said of the ends of its epochs', () => {
    expect([...(placesOf(run, 'epoch') ?? [])]).toEqual([1, 2])
    expect([...(placesOf(run, 'step') ?? [])]).toEqual([4, 8])
    expect([...(placesOf(run, 'minutes') ?? [])]).toEqual([1, 3])
  })

  it('is said of its batches', () => {
    expect([...(batchPlacesOf(run, 'epoch') ?? [])]).toEqual([0.25, 0.75, 2.5])
    expect([...(batchPlacesOf(run, 'step') ?? [])]).toEqual([1, 3, 10])
    expect([...(batchPlacesOf(run, 'minutes') ?? [])].map(place => Math.round(place * 60))).toEqual([
      1, 3, 182,
    ])
  })

  it('is said of any point between', () => {
    expect(placeOf(run, 'epoch', {epoch: 1, step: 2})).toBe(1.5)
    expect(placeOf(run, 'step', {epoch: 1, step: 2})).toBe(6)
    expect(placeOf(run, 'minutes', {epoch: 1, step: 2})).toBe(2)
    expect(placeOf(run, 'minutes', {epoch: 0, step: 0})).toBe(0)
    expect(placeOf(run, 'minutes', {epoch: 2, step: 3})).toBe(3)
  })

  it('is the same array for the same epochs, however many batches are told', () => {
    const later = reduceRunEvents(run, sequence(steady(3, 3)))
    expect(placesOf(later, 'step')).toBe(placesOf(run, 'step'))
    expect(placesOf(later, 'minutes')).toBe(placesOf(run, 'minutes'))
  })

  it('is not known where the run does not say it', () => {
    const unsaid = reduceRunEvents(initialRunState, sequence(epoch(1), batch(2, 1)))
    expect(placesOf(unsaid, 'step')).toBeUndefined()
    expect(batchPlacesOf(unsaid, 'step')).toBeUndefined()
    expect(placeOf(unsaid, 'step', {epoch: 1, step: 0})).toBeUndefined()
  })
})
