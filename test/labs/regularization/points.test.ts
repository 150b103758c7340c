import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {
  backpropagate,
  createNetwork,
  meanSquaredError,
  type Points,
  penaltyOf,
} from '../../../src/labs/regularization/network.ts'
import {generatePoints, parsePoints} from '../../../src/labs/regularization/points.ts'
import {createRandom} from '../../../src/random/random.ts'
import {compute, fact} from '../compute.ts'

const file = join(process.env.TFNOTES_DATA ?? '', 'regularization', 'dot.csv')

describe('points', () => {
  it.skipIf(!existsSync(file))('generated without noise are those of the notes’ own file', () => {
    const theirs = parsePoints(readFileSync(file, 'utf8'), 'dot.csv')
    const ours = generatePoints(300, 0, 2)
    expect(theirs.rows.length).toBe(300)
    expect(ours.labels).toEqual(theirs.labels)
    theirs.rows.forEach((row, i) => {
      for (const [k, value] of row.entries()) expect(ours.rows[i]?.[k]).toBeCloseTo(value, 8)
    })
  })

  it('turn round as many labels as asked, and nothing else', () => {
    const [clean, noisy] = [generatePoints(2000, 0, 5), generatePoints(2000, 0.2, 5)]
    expect(noisy.rows).toEqual(clean.rows)
    const turned = noisy.labels.filter((label, i) => label !== clean.labels[i]).length
    expect(turned / 2000).toBeCloseTo(0.2, 1)
  })

  it.each([
    ['x1,x2,y_c\n1,2,0\n3,4,1\n5,6,0\n7,8,1', 4],
    ['\uFEFFx1;x2;label\r\n1;2;a\r\n3;4;b\r\n\r\n5;6;a\r\n7;8;b\r\n', 4],
    ['1\t2\tno\n3\t4\tyes\n5\t6\tno\n-7e-1\t8\tyes', 4],
  ])('%j is read', (text, count) => {
    const {rows, labels} = parsePoints(text, 'a.csv')
    expect(rows).toHaveLength(count)
    expect(labels).toEqual([0, 1, 0, 1])
  })

  it.each([
    ['x1,x2\n1,2', 'points-columns', 1],
    ['x1,x2,y\n1,2,0\n1,x,0', 'points-number', 3],
    ['1,2,0\nx1,x2,y', 'points-number', 2],
    ['x1,x2,y\n1,2,0\n1,1e99,0', 'points-range', 3],
    ['x1,x2,y\n1,NaN,0', 'points-number', 2],
    ['x1,x2,y\n1,2,0', 'points-too-few', undefined],
    ['', 'points-too-few', undefined],
    ['1,2,0\n1,3,1\n1,3,2\n1,4,1', 'points-classes', undefined],
    ['1,2,0\n1,3,0\n1,3,0\n1,4,0', 'points-classes', undefined],
    [Array.from({length: 20_002}, (_, i) => `${i},1,${i % 2}`).join('\n'), 'points-too-many', undefined],
  ])('%j is refused', (text, code, line) => {
    try {
      parsePoints(text, 'a.csv')
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      expect([error.code, error.detail.line]).toEqual([code, line])
    }
  })

  it('of a file take the place of generated ones, and say so', () => {
    const text = Array.from({length: 50}, (_, i) => `${Math.cos(i)},${Math.sin(3 * i)},${i % 2}`).join('\n')
    const result = compute('regularization', {epochs: 5}, {data: {points: parsePoints(text, 'own.csv')}})
    expect(fact(result, 'points')).toMatchObject({en: '40 to train, 10 held out (own.csv)'})
    expect(fact(compute('regularization', {epochs: 5}), 'points')).toMatchObject({
      en: '240 to train, 60 held out (generated)',
    })
  })
})

describe('the hand-written network', () => {
  const cloud = generatePoints(20, 0.1, 3)
  const points: Points = {
    x1: Float64Array.from(cloud.rows, row => row[0] ?? 0),
    x2: Float64Array.from(cloud.rows, row => row[1] ?? 0),
    y: Float64Array.from(cloud.labels),
  }

  it.each([
    [{l1: 0, l2: 0}, 1],
    [{l1: 0.03, l2: 0}, 2],
    [{l1: 0, l2: 0.03}, 11],
    [{l1: 0.02, l2: 0.05}, 5],
  ] as const)('has the gradients that finite differences find, %j, %i hidden', (penalty, hidden) => {
    const network = createNetwork(hidden, createRandom(4))
    const {parameters} = network
    const gradient = new Float64Array(parameters.length)
    backpropagate(network, points, 0, 20, penalty, gradient)
    const loss = () => meanSquaredError(network, points) + penaltyOf(network, penalty)
    const step = 1e-6
    for (let k = 0; k < parameters.length; k++) {
      const value = parameters[k] as number
      parameters[k] = value + step
      const above = loss()
      parameters[k] = value - step
      const below = loss()
      parameters[k] = value
      expect(gradient[k]).toBeCloseTo((above - below) / (2 * step), 6)
    }
  })
})
