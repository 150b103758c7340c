import {expect, it} from 'vitest'
import {Curve, mostPoints} from '../../../src/runs/watched/curve.ts'
import type {Chosen} from '../../../src/runs/watched/curves.ts'
import {openTelling} from '../../../src/runs/watched/telling.ts'

/** Curves grown point by point, and what is told of them. */
function grown() {
  const curves = {loss: new Curve(), valLoss: new Curve()}
  const news = openTelling()
  const chosen = (tag = 'a'): Chosen =>
    Object.fromEntries(
      Object.entries(curves).map(([name, curve]) => [
        name,
        {tag, curve: {tag, ...curve.points()}, guessed: false, others: 0},
      ]),
    )
  return {
    curves,
    add: (name: 'loss' | 'valLoss', ...points: [step: number, value: number][]) => {
      for (const [step, value] of points) curves[name].add({step, value, t: step})
    },
    tell: (tag?: string) => {
      const {takenBack, rows} = news(chosen(tag))
      return {takenBack, rows: rows.map(({step, values}) => [step, values])}
    },
  }
}

it('tells every point once, those of one step in one row', () => {
  const {add, tell} = grown()
  add('loss', [0, 9], [1, 8])
  add('valLoss', [1, 10])
  expect(tell()).toEqual({
    takenBack: [],
    rows: [
      [0, {loss: 9}],
      [1, {loss: 8, valLoss: 10}],
    ],
  })
  expect(tell()).toEqual({takenBack: [], rows: []})
  add('valLoss', [2, Number.NaN])
  expect(tell()).toEqual({takenBack: [], rows: [[2, {valLoss: Number.NaN}]]})
  expect(tell()).toEqual({takenBack: [], rows: []})
})

it.each([
  ['at a step that was told', [[1, 5]], 1, [[1, {loss: 5}]]],
  ['between two of them', [[1.5, 5]], 1.5, [[1.5, {loss: 5}]]],
  [
    'and has passed what was told',
    [
      [1, 5],
      [7, 4],
    ],
    1,
    [
      [1, {loss: 5}],
      [7, {loss: 4}],
    ],
  ],
  [
    'skipping a step',
    [
      [1, 8],
      [5, 4],
    ],
    2,
    [[5, {loss: 4}]],
  ],
] as [string, [number, number][], number, unknown[]][])(
  'takes back where a program went on %s',
  (_, points, step, rows) => {
    const {add, tell} = grown()
    add('loss', [0, 9], [1, 8], [2, 7], [3, 6])
    tell()
    add('loss', ...points)
    const told = tell()
    expect(told.takenBack).toEqual([{curve: 'loss', step}])
    expect(told.rows).toEqual(expect.arrayContaining(rows))
  },
)

it('takes back all of a curve that is taken from another tag', () => {
  const {add, tell} = grown()
  add('loss', [4, 9], [5, 8])
  tell()
  expect(tell('b')).toEqual({
    takenBack: [{curve: 'loss', step: 4}],
    rows: [
      [4, {loss: 9}],
      [5, {loss: 8}],
    ],
  })
})

it('takes nothing back where points are thinned out', () => {
  const {add, tell} = grown()
  const steps = (from: number, count: number) =>
    Array.from({length: count}, (_, at): [number, number] => [from + at, Math.sin(from + at)])
  add('loss', ...steps(0, mostPoints - 3))
  tell()
  for (let from = mostPoints - 3; from < 3 * mostPoints; from += 1000) {
    add('loss', ...steps(from, 1000))
    const {takenBack, rows} = tell()
    expect(takenBack).toEqual([])
    expect(rows.at(-1)?.[0]).toBe(from + 999)
  }
  add('loss', [10, 1])
  expect(tell().takenBack).toHaveLength(1)
})
