import {describe, expect, it} from 'vitest'
import {integer, normal, truncatedNormal, uniform} from '../../src/random/distributions.ts'
import {createRandom, restoreRandom} from '../../src/random/random.ts'
import {permutation, shuffle} from '../../src/random/shuffle.ts'

const draw = <T>(count: number, f: () => T) => Array.from({length: count}, f)
const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length
const deviation = (xs: readonly number[]) => Math.sqrt(mean(xs.map(x => (x - mean(xs)) ** 2)))

describe('random streams', () => {
  it('gives the same numbers for the same seed and name', () => {
    expect(draw(5, createRandom(7, 'a').bits)).toEqual(draw(5, createRandom(7, 'a').bits))
  })

  it('gives the numbers it gave in every version so far', () => {
    expect(draw(4, createRandom(1, 'shuffle/1').bits)).toMatchInlineSnapshot(`
      [
        3129359960,
        516696105,
        161133104,
        1944886039,
      ]
    `)
  })

  it('tells seeds and names apart, the upper bits of a seed included', () => {
    const firsts = [
      createRandom(1),
      createRandom(2),
      createRandom(1 + 2 ** 32),
      createRandom(1, 'a'),
      createRandom(1, 'b'),
      createRandom(1, 'ab'),
      createRandom(1, 'ba'),
    ].map(random => random.bits())
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('goes on from a saved state, also through JSON', () => {
    const random = createRandom(3, 'dropout')
    draw(10, random.bits)
    const saved = JSON.parse(JSON.stringify(random.state()))
    const rest = draw(10, random.unit)
    expect(draw(10, restoreRandom(saved).unit)).toEqual(rest)
  })

  it('has no correlation between neighbouring seeds', () => {
    const firsts = draw(
      2000,
      (() =>
        (
          seed => () =>
            createRandom(seed++).unit()
        )(0))(),
    )
    const pairs = firsts.slice(1).map((x, i) => (x - 0.5) * ((firsts[i] as number) - 0.5))
    expect(Math.abs(mean(pairs)) * 12).toBeLessThan(0.08)
    expect(mean(firsts)).toBeCloseTo(0.5, 1)
  })
})

describe('distributions', () => {
  it('have the moments they should', () => {
    const random = createRandom(11)
    const u = draw(20_000, () => uniform(random, -1, 3))
    expect(mean(u)).toBeCloseTo(1, 1)
    expect(Math.min(...u)).toBeGreaterThanOrEqual(-1)
    expect(Math.max(...u)).toBeLessThan(3)
    const n = draw(20_000, () => normal(random, 5, 2))
    expect(mean(n)).toBeCloseTo(5, 1)
    expect(deviation(n)).toBeCloseTo(2, 1)
    const t = draw(20_000, () => truncatedNormal(random, 0, 0.1))
    expect(Math.max(...t.map(Math.abs))).toBeLessThanOrEqual(0.2)
    // The deviation of a normal cut at ±2 is 0.8796 of the uncut one.
    expect(deviation(t)).toBeCloseTo(0.088, 2)
  })

  it('draws every whole number about equally often', () => {
    const random = createRandom(5)
    const counts = [0, 0, 0, 0, 0, 0, 0]
    for (const drawn of draw(7000, () => integer(random, 7))) counts[drawn] = (counts[drawn] as number) + 1
    expect(Math.min(...counts)).toBeGreaterThan(900)
    expect(counts.reduce((a, b) => a + b)).toBe(7000)
  })
})

describe('shuffle', () => {
  it('keeps every element and moves them', () => {
    const order = permutation(1000, createRandom(1, 'shuffle'))
    expect([...order].sort((a, b) => a - b)).toEqual(
      draw(
        1000,
        (
          i => () =>
            i++
        )(0),
      ),
    )
    expect([...order].filter((x, i) => x === i).length).toBeLessThan(10)
  })

  it('gives every order of three equally often', () => {
    const random = createRandom(9)
    const counts = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const order = shuffle<string, string[]>(['a', 'b', 'c'], random).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    expect(Math.min(...counts.values())).toBeGreaterThan(850)
  })
})
