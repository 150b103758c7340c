import {describe, expect, it} from 'vitest'
import {judgeClasses} from '../../../../src/trainers/applying/inspect/confusion.ts'

describe('judgeClasses', () => {
  const names = ['cat', 'dog', 'frog']
  const probabilities = [
    [0.8, 0.1, 0.1],
    [0.3, 0.6, 0.1],
    [0.2, 0.7, 0.1],
    [0.9, 0.05, 0.05],
  ].flat()
  const judged = judgeClasses(probabilities, [0, 0, 1, 1], names, 5)

  it('counts truths by guesses', () => {
    expect(judged.matrix).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 0],
    ])
    expect(judged.accuracy).toBe(0.5)
  })

  it('tells recall and precision, also of a class that never occurs', () => {
    expect(judged.classes).toEqual([
      {label: 'cat', count: 2, recall: 0.5, precision: 0.5},
      {label: 'dog', count: 2, recall: 0.5, precision: 0.5},
      {label: 'frog', count: 0, recall: 0, precision: 0},
    ])
  })

  it('puts the most confident mistakes first, and keeps no more than asked for', () => {
    expect(judged.mistakes).toEqual([
      {sample: 3, truth: 1, guess: 0, probability: 0.9},
      {sample: 1, truth: 0, guess: 1, probability: 0.6},
    ])
    expect(judgeClasses(probabilities, [0, 0, 1, 1], names, 1).mistakes).toHaveLength(1)
  })

  it('keeps some of every confusion, too, however unsure', () => {
    expect(judgeClasses(probabilities, [0, 0, 1, 1], names, 0, 1).mistakes.map(one => one.sample)).toEqual([
      3, 1,
    ])
    const twice = [...probabilities, ...probabilities]
    const kept = judgeClasses(twice, [0, 0, 1, 1, 0, 0, 1, 1], names, 1, 1).mistakes
    expect(kept.map(one => one.sample)).toEqual([3, 1])
  })
})
