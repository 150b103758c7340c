import {expect, it} from 'vitest'
import {bestAccuracyOf, bestLossOf} from '../../src/runs/result.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {factsOf} from '../../src/runs/summary.ts'
import {epoch, sequence, started} from './scratch.ts'

const summaryOf = (...bodies: Parameters<typeof sequence>) =>
  factsOf({createdAt: 1}, reduceRunEvents(initialRunState, sequence(...bodies)))

it('the best accuracy is that of its own epoch, not of the one with the lowest loss', () => {
  const run = summaryOf(
    started(),
    epoch(1, {valLoss: 0.2, valAccuracy: 0.958}),
    epoch(2, {valLoss: 0.3, valAccuracy: 0.9675}),
    epoch(3, {valLoss: 0.4, valAccuracy: 0.9675}),
  )
  expect(run.best).toMatchObject({epoch: 1, valAccuracy: 0.958})
  expect(bestAccuracyOf(run)).toEqual({value: 0.9675, epoch: 2, isValidated: true})
  expect(bestLossOf(run)).toEqual({value: 0.2, epoch: 1, isValidated: true})
})

it('what was never validated is judged by training, and says so', () => {
  const run = summaryOf(started(), epoch(1, {accuracy: 0.5}), epoch(2, {accuracy: 0.4}))
  expect(bestAccuracyOf(run)).toEqual({value: 0.5, epoch: 1, isValidated: false})
  expect(bestLossOf(run)).toEqual({value: 0.5, epoch: 2, isValidated: false})
  expect(bestAccuracyOf(summaryOf(started(), epoch(1)))).toBeUndefined()
})

it('of another program’s run there are only the newest figures, at no epoch', () => {
  expect(bestAccuracyOf({metrics: {loss: 1, accuracy: 0.5}, epoch: 0})).toEqual({
    value: 0.5,
    isValidated: false,
  })
})

it('a rate that a plateau has lowered is none that was set by hand', () => {
  const lowered = {event: 'lr', from: 0.1, to: 0.01, epoch: 1, step: 0} as const
  expect(summaryOf(started(), epoch(1), lowered).rateChanges).toHaveLength(1)
  expect(summaryOf(started(), epoch(1), {...lowered, cause: 'plateau'}).rateChanges).toBeUndefined()
})

function goingBy(monitor: string): ReturnType<typeof started> {
  const event = started()
  if (event.event !== 'started') throw new Error('no beginning')
  return {...event, hyperparameters: {epochs: 3, monitor}}
}

it('the best epoch is that with the best accuracy where a run goes by it', () => {
  const by = (monitor: string) =>
    summaryOf(
      goingBy(monitor),
      epoch(1, {valLoss: 0.2, valAccuracy: 0.95}),
      epoch(2, {valLoss: 0.3, valAccuracy: 0.97}),
    ).best?.epoch
  expect([by('loss'), by('accuracy')]).toEqual([1, 2])
})
