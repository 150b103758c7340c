import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import type {Parent} from '../../../src/runs/spec.ts'
import {initialRunState, type RunState, reduceRunEvents} from '../../../src/runs/state.ts'
import {ancestorsOf} from '../../../src/ui/screens/run/ancestors.ts'
import {epoch, sequence, started} from '../../runs/scratch.ts'

const parentAt = (run: string, at: number): Parent => ({
  run,
  checkpoint: 'last',
  epoch: at,
  step: 0,
  sha256: '',
})

function told(parent: Parent | undefined, ...epochs: number[]): RunState {
  const begin = {...started(9), ...(parent && {parent})} as EventBody
  return reduceRunEvents(initialRunState, sequence(begin, ...epochs.map(number => epoch(number))))
}

const epochsOf = (state: RunState | undefined) => [...(state?.history.column('epoch') ?? [])]

describe('what is drawn before a branch', () => {
  const first = told(undefined, 1, 2, 3, 4)
  const second = told(parentAt('first', 2), 3, 4, 5)
  const third = told(parentAt('second', 4), 5, 6)

  it('is what it took over of its parent, and that of its own', () => {
    const found = ancestorsOf({followed: {first, second}}, third)
    expect(found.map(({parent, known}) => [parent.run, epochsOf(known)])).toEqual([
      ['second', [3, 4]],
      ['first', [1, 2]],
    ])
  })

  it('ends where one is gone, or was not read', () => {
    expect(ancestorsOf({followed: {first}}, third)).toEqual([
      {parent: parentAt('second', 4), known: undefined},
    ])
    expect(ancestorsOf({followed: {}}, first)).toEqual([])
  })

  it('ends where runs of a stranger’s go on from each other', () => {
    const [a, b] = [told(parentAt('b', 1), 2), told(parentAt('a', 1), 2)]
    expect(ancestorsOf({followed: {a, b}}, a).map(({parent}) => parent.run)).toEqual(['b', 'a'])
  })
})
