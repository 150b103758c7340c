import {describe, expect, it} from 'vitest'
import {nearSamples} from '../../../src/datasets/check/alike.ts'
import {checkPrices} from '../../../src/datasets/check/check-prices.ts'
import {checkSamples} from '../../../src/datasets/check/check-samples.ts'
import type {LoadedDataset, Samples} from '../../../src/datasets/dataset.ts'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'

const side = 12
const size = side * side

/** Smooth pictures, each unlike the others. */
function pictures(count: number, seed: number): Uint8Array[] {
  const random = createRandom(seed, 'test')
  return Array.from({length: count}, () => {
    const waves = Array.from({length: 6}, () => [
      integer(random, 4),
      integer(random, 4),
      integer(random, 628),
    ])
    return Uint8Array.from({length: size}, (_, at) => {
      const [y, x] = [Math.floor(at / side) / side, (at % side) / side]
      const sum = waves.reduce(
        (total, [fy = 0, fx = 0, phase = 0]) => total + Math.sin(6.28 * (fy * y + fx * x) + phase / 100),
        0,
      )
      return 128 + 20 * sum
    })
  })
}

const samples = (all: readonly Uint8Array[], labels: readonly number[]): Samples => ({
  x: Uint8Array.from(all.flatMap(one => [...one])),
  y: Int32Array.from(labels),
  count: all.length,
})

const data = (train: Samples, test: Samples): LoadedDataset => ({
  name: 'own-pictures',
  source: 'file',
  origin: '/pictures',
  inputShape: [side, side, 1],
  classes: ['cat', 'dog'],
  train,
  test,
  scale: 1 / 255,
})

const alternating = (count: number) => Array.from({length: count}, (_, i) => i % 2)
const found = (set: LoadedDataset) => new Map([...checkSamples(set)].map(one => [one.code, one]))

describe('checkSamples', () => {
  const train = pictures(40, 1)
  const test = pictures(10, 2)

  it('finds nothing where there is nothing', () => {
    expect([...found(data(samples(train, alternating(40)), samples(test, alternating(10)))).keys()]).toEqual(
      [],
    )
  })

  it('finds copies, leaks, and the same picture under two labels', () => {
    const copied = [...train.slice(0, 39), train[0] as Uint8Array]
    const leaking = [...test.slice(0, 8), train[3] as Uint8Array, train[4] as Uint8Array]
    const all = found(data(samples(copied, alternating(40)), samples(leaking, alternating(10))))
    expect(all.get('same-copies')?.detail).toMatchObject({count: 3})
    expect(all.get('same-leak')).toMatchObject({grave: true, detail: {count: 2, total: 10, percent: 20}})
    // 0 is labelled 0 and its copy 1; so are 3 and its copy.
    expect(
      all
        .get('same-labels')
        ?.places.filter(({part}) => part === 'train')
        .map(({sample}) => sample),
    ).toEqual([0, 39, 3, 4])
  })

  it('one sample of a small test set is no grave leak', () => {
    const leaking = [...test.slice(0, 9), train[3] as Uint8Array]
    const all = found(data(samples(train, alternating(40)), samples(leaking, alternating(10))))
    expect(all.get('same-leak')).toMatchObject({grave: false, detail: {count: 1}})
  })

  it('finds brighter, flatter and noisier copies, and no others', () => {
    const random = createRandom(3, 'noise')
    const changed = [
      train[1]?.map(value => value * 0.6 + 60),
      train[2]?.map(value => value + integer(random, 5)),
    ] as Uint8Array[]
    const all = found(data(samples([...train, ...changed], alternating(42)), samples(test, alternating(10))))
    expect(all.get('near-copies')?.places.map(({sample}) => sample)).toEqual([1, 40, 2, 41])
    expect(all.get('near-labels')?.places.map(({sample}) => sample)).toEqual([1, 40, 2, 41])
  })

  it('finds pictures of one colour, classes that are missing, and uneven ones', () => {
    const blank = new Uint8Array(size).fill(7)
    const all = found(
      data(samples([...train, blank], [...alternating(40), 0]), samples(test, new Array(10).fill(0))),
    )
    expect(all.get('samples-blank')).toMatchObject({grave: false, detail: {count: 1, total: 51}})
    expect(all.get('class-unjudged')?.detail).toEqual({classes: ['dog']})
    const one = found(data(samples(train, new Array(40).fill(0)), samples(test, alternating(10))))
    expect(one.get('class-missing')).toMatchObject({grave: true, detail: {classes: ['dog']}})
    const few = found(
      data(samples(train, [...new Array(37).fill(0), 1, 1, 1]), samples(test, alternating(10))),
    )
    expect(few.get('classes-uneven')?.detail).toMatchObject({
      mostName: 'cat',
      most: 37,
      leastName: 'dog',
      least: 3,
    })
    const allBlank = found(data(samples(new Array(4).fill(blank), alternating(4)), samples([blank], [0])))
    expect(allBlank.get('samples-blank')?.grave).toBe(true)
  })
})

it('comparisons of pictures that all look alike end', () => {
  const [one] = pictures(1, 4) as [Uint8Array]
  const random = createRandom(5, 'noise')
  const count = 20_000
  const x = new Uint8Array(count * size)
  for (let i = 0; i < count; i++)
    for (let at = 0; at < size; at++) x[i * size + at] = (one[at] as number) + integer(random, 3)
  const [group, ...others] = nearSamples({x, count}, [side, side, 1], new Set())
  expect(group?.length).toBe(count)
  expect(others).toEqual([])
}, 60_000)

describe('checkPrices', () => {
  const dates = Array.from({length: 40}, (_, i) =>
    new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10),
  )
  it('says where prices stand still, and what the reader remarks', () => {
    const values = Float64Array.from(dates, (_, i) => (i >= 5 && i < 16 ? 9 : 10 + i))
    const remarks = [{code: 'price-not-positive', detail: {column: 'open', count: 1, lines: ['3']}}]
    const all = [...checkPrices({dates, columns: [{name: 'open', values}], remarks})]
    expect(all.map(({code, grave}) => [code, grave])).toEqual([
      ['price-not-positive', true],
      ['prices-still', false],
    ])
    expect(all[1]?.places).toEqual([{sample: 5, name: '2020-01-06'}])
  })
})
