import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../src/runs/events.ts'
import {bestAccuracyOf} from '../../src/runs/result.ts'
import {initialRunState, reduceRunEvents} from '../../src/runs/state.ts'
import {judge} from '../../src/studies/outcome.ts'
import {epoch, finished, sequence, started} from '../runs/scratch.ts'

const stateAfter = (...bodies: EventBody[]) => reduceRunEvents(initialRunState, sequence(...bodies))

const trained = {loss: 0.5, accuracy: 0.9}
const validated = {...trained, valLoss: 0.6, valAccuracy: 0.7}

describe('the figure that a study has of a run', () => {
  it('is the one that every list has, of a run that stopped by itself, too', () => {
    const end = {...finished(), metrics: {...validated, valAccuracy: 0.8}} as EventBody
    const state = stateAfter(started(5), epoch(1, validated), epoch(2, trained), end)
    expect(judge(state)).toEqual({by: 'accuracy', value: 0.8, epoch: 2})
    expect(judge(state)?.value).toBe(bestAccuracyOf(state)?.value)
  })

  it('is the best up to an epoch, by what was known there', () => {
    const better = {...validated, valAccuracy: 0.95}
    const state = stateAfter(
      started(3),
      epoch(1, validated),
      epoch(2, better),
      epoch(3, validated),
      finished(),
    )
    expect(judge(state, 1)).toEqual({by: 'accuracy', value: 0.7, epoch: 1})
    expect(judge(state, 2)).toEqual({by: 'accuracy', value: 0.95, epoch: 2})
  })

  it('is no number where the numbers of the validation have run away', () => {
    const gone = {...validated, valLoss: Number.NaN, valAccuracy: Number.NaN}
    expect(judge(stateAfter(started(1), epoch(1, gone)))).toMatchObject({by: 'accuracy', value: Number.NaN})
  })
})
