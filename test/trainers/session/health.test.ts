import {describe, expect, it} from 'vitest'
import {createRandom} from '../../../src/random/random.ts'
import type {Metrics} from '../../../src/runs/events.ts'
import {type Finding, type Health, observe, startHealth} from '../../../src/trainers/session/health.ts'

interface Epoch {
  readonly loss: number
  readonly valLoss?: number
}

/** What is said after each of the epochs. */
function told(epochs: readonly Epoch[]): [number, Finding['code']][] {
  const health = startHealth()
  return epochs.flatMap((metrics, i) =>
    observe(health, i + 1, metrics).map(({code}): [number, Finding['code']] => [i + 1, code]),
  )
}

const falling = (count: number, from = 1) => Array.from({length: count}, (_, i) => from * 0.95 ** i)

describe('health', () => {
  it('has nothing to say of curves that fall', () => {
    expect(told(falling(50).map(loss => ({loss, valLoss: loss + 0.1})))).toEqual([])
  })

  it('sees a plateau once, and again after progress', () => {
    const flat = Array.from({length: 50}, () => 0.5)
    const curve = [1, ...flat, ...flat.map(() => 0.3)]
    expect(told(curve.map(loss => ({loss})))).toEqual([
      [26, 'plateau'],
      [92, 'plateau'],
    ])
  })

  it('does not take noise for a plateau', () => {
    const random = createRandom(1, 'noise')
    const curve = Array.from({length: 60}, (_, i) => 0.97 ** i * (1 + 0.2 * (random.unit() - 0.5)))
    expect(told(curve.map(loss => ({loss})))).toEqual([])
  })

  it('sees over-fitting when validation rises five times while training falls', () => {
    const losses = falling(12)
    const validation = [1, 0.9, 0.8, 0.7, 0.71, 0.73, 0.72, 0.75, 0.8, 0.9, 1, 1.1]
    expect(told(losses.map((loss, i) => ({loss, valLoss: validation[i] as number})))).toEqual([
      [9, 'overfitting'],
    ])
  })

  it('counts validations, not epochs', () => {
    const epochs = falling(30).map((loss, i) => (i % 3 === 2 ? {loss, valLoss: 1 + i / 10} : {loss}))
    expect(told(epochs)).toEqual([[18, 'overfitting']])
  })

  it('does not call it over-fitting when training rises, too', () => {
    const up = Array.from({length: 9}, (_, i) => 1 + i / 10)
    expect(told(up.map(loss => ({loss, valLoss: loss})))).toEqual([])
  })

  it('sees a loss that runs away', () => {
    expect(told([{loss: 2}, {loss: 0.5}, {loss: 4}, {loss: 30}, {loss: 100}])).toEqual([[4, 'diverging']])
  })

  it('says the same when its memory went through a file', () => {
    const epochs = falling(12).map((loss, i) => ({loss, valLoss: i < 3 ? 1 - i / 10 : 1 + i / 10}))
    let health = startHealth()
    const said = epochs.flatMap((metrics, i) => {
      health = JSON.parse(JSON.stringify(health))
      return observe(health, i + 1, metrics).map(({code}) => [i + 1, code])
    })
    expect(said).toEqual(told(epochs))
    expect(said).toHaveLength(1)
  })
})

describe('what is no better than chance', () => {
  const baseline = {kind: 'classes', classes: 10, samples: 500, accuracy: 0.1, loss: Math.log(10)} as const
  const chance = {loss: 2.31, accuracy: 0.1, valLoss: 2.31, valAccuracy: 0.104}
  const better = {loss: 2, accuracy: 0.3, valLoss: 2, valAccuracy: 0.3}
  const toldOf = (epochs: readonly Metrics[], health = startHealth()) =>
    epochs.flatMap((metrics, i) =>
      observe(health, i + 1, metrics, {epochs: 8, baseline})
        .filter(({code}) => code === 'no-better-than-chance')
        .map(({detail}) => [i + 1, detail] as const),
    )

  it('is told of after three epochs in a row, once', () => {
    const said = toldOf(Array(8).fill(chance))
    expect(said).toEqual([
      [3, {epochs: 3, accuracy: 0.104, largest: 0.1, loss: 2.31, guess: Math.log(10), runaway: false}],
    ])
  })

  it('is told of at the end of a shorter run', () => {
    const health = startHealth()
    const said = [1, 2].map(epoch =>
      observe(health, epoch, {...chance, valLoss: 18.8}, {epochs: 2, baseline}),
    )
    expect(said.map(found => found.map(({code}) => code))).toEqual([[], ['no-better-than-chance']])
    expect(said[1]?.[0]?.detail).toMatchObject({runaway: true})
  })

  it('is counted anew after an epoch that was better, and told of again', () => {
    const epochs = [chance, chance, better, chance, chance, chance, better, chance, chance, chance]
    expect(toldOf(epochs).map(([epoch]) => epoch)).toEqual([6, 10])
  })

  it('is not forgotten by a run that goes on from a checkpoint', () => {
    const health = startHealth()
    expect(toldOf([chance, chance], health)).toEqual([])
    const resumed: Health = JSON.parse(JSON.stringify(health))
    expect(toldOf([chance], resumed)).toHaveLength(1)
    expect(toldOf([chance], resumed)).toEqual([])
  })
})
