import {describe, expect, it} from 'vitest'
import {createRandom} from '../../src/random/random.ts'
import {judgePairs} from '../../src/studies/twins.ts'
import {twinSentences, twinsEn, twinsZh} from '../../src/text/words/twins.ts'

const random = createRandom(1, 'twins')
/** Gaussian by Box and Muller. */
const normal = (mean: number, sd: number): number =>
  mean + sd * Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit())

/** Pair after pair, as a study goes on, until it is decided. */
function play(difference: () => number, most: number, resolution = 0) {
  const [a, b]: [number[], number[]] = [[], []]
  for (;;) {
    a.push(0.9)
    b.push(0.9 + difference())
    const found = judgePairs({a, b, most, resolution})
    if (found.isDecided) return {...found, n: a.length}
  }
}

const share = (games: readonly {finding: string}[], finding: string): number =>
  games.filter(game => game.finding === finding).length / games.length

describe('two settings beside each other', () => {
  it.each([3, 5, 12])(
    'are called different by luck in less than one of twenty, over all looks at up to %i pairs',
    most => {
      const games = Array.from({length: 800}, () => play(() => normal(0, 0.01), most))
      expect(share(games, 'real')).toBeLessThan(0.07)
      expect(share(games, 'real')).toBeGreaterThan(0.005)
    },
  )

  it('are told apart where the difference is far beyond the luck, and soon', () => {
    const games = Array.from({length: 100}, () => play(() => normal(0.5, 0.01), 5))
    expect(share(games, 'real')).toBe(1)
    expect(games.every(({n}) => n === 3)).toBe(true)
  })

  it('end early where nothing is to be hoped for, and not where something is', () => {
    const luck = Array.from({length: 200}, () => play(() => normal(0, 0.01), 10))
    expect(luck.filter(({n}) => n < 10).length / luck.length).toBeGreaterThan(0.5)
    const real = Array.from({length: 200}, () => play(() => normal(0.015, 0.01), 10))
    expect(share(real, 'real')).toBeGreaterThan(0.75)
  })

  it('are the same where no figure differs', () => {
    expect(play(() => 0, 5)).toMatchObject({
      finding: 'same',
      n: 3,
      difference: {mean: 0, interval: [0, 0]},
    })
  })

  it('are not told apart by a single sample of thirty, three times', () => {
    expect(
      judgePairs({
        a: [0.9, 0.9, 0.9],
        b: [0.9, 0.9, 0.9].map(one => one + 1 / 30),
        most: 5,
        resolution: 1 / 30,
      }).finding,
    ).toBe('open')
  })

  it('have an interval that is as sure as the decision', () => {
    const found = play(() => normal(0.5, 0.01), 5)
    expect(found.confidence).toBeCloseTo(0.995)
    expect(found.difference?.interval?.[0]).toBeGreaterThan(0)
    const open = judgePairs({a: [0.9], b: [0.8], most: 5, resolution: 0})
    expect(open).toEqual({confidence: 0.96, finding: 'open', isDecided: false})
  })
})

describe('what is said of them', () => {
  const facts = {pairs: [1, 2, 3, 4, 5], ranAwayA: 0, ranAwayB: 0} as const
  const difference = {difference: 0.0031, low: 0.0012, high: 0.005, greater: 5}

  it('names the difference, its interval, and how many pairs agree', () => {
    const of = (words: typeof twinsEn) =>
      twinSentences('accuracy', {...facts, finding: 'real', ...difference}, words)
    expect(of(twinsEn)).toEqual(['B reads 0.31 points more (0.12 to 0.50; 5 of 5 pairs): real.'])
    expect(of(twinsZh)).toEqual(['B 的准确率高 0.31 个百分点（0.12 到 0.50；5 对中有 5 对如此）：确有差别。'])
  })

  it('turns a negative difference round', () => {
    const less = {difference: -0.0031, low: -0.005, high: -0.0012, greater: 1}
    expect(twinSentences('accuracy', {...facts, finding: 'real', ...less}, twinsEn)).toEqual([
      'B reads 0.31 points less (0.12 to 0.50; 4 of 5 pairs): real.',
    ])
    const wide = {difference: -0.001, low: -0.005, high: 0.003, greater: 2}
    expect(twinSentences('accuracy', {...facts, finding: 'open', ...wide}, twinsEn)).toEqual([
      'B reads 0.10 points less (−0.30 to 0.50; 3 of 5 pairs): not decided.',
    ])
  })

  it('compares luck with luck, losses by themselves, and tells what does not count', () => {
    const wide = {difference: 0.001, low: -0.003, high: 0.005, greater: 3}
    expect(twinSentences('accuracy', {...facts, finding: 'luck', ...wide, ranAwayB: 1}, twinsEn)).toEqual([
      'B reads 0.10 points more (3 of 5 pairs): smaller than the luck of the seed (±0.40).',
      'B ended without a figure with 1 seed, which does not count.',
    ])
    expect(twinSentences('loss', {...facts, finding: 'real', ...difference}, twinsEn)[0]).toMatch(
      /^The loss of B is 0.0031\d* higher/,
    )
  })
})
