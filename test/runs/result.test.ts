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
