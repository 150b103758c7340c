import {expect, it} from 'vitest'
import {boardsOf} from '../../src/runs/boards.ts'
import {asSaid} from '../../src/runs/differing.ts'
import {openFields} from '../../src/runs/query/fields.ts'
import {sortedBy} from '../../src/runs/query/sort.ts'
import {row, scored} from './query/runs.ts'

const ids = (runs: readonly {readonly id: string}[]) => runs.map(({id}) => id)

it('never puts the figures of two tasks into one order', () => {
  const iris = {chapter: 'iris', dataset: {name: 'iris', from: 'auto'}} as const
  const runs = [
    scored('m1', 0.9, 0.3),
    scored('i1', 1, 0.1, iris),
    row('m2', {bestAccuracy: {loss: 1, accuracy: 0.99, epoch: 1}}),
    scored('m3', 0.95, 0.4),
    row('m4'),
    scored('g1', 0.99, 0.01, {dataset: {name: 'mnist', from: 'auto', source: 'generated'}}),
  ]
  expect(
    boardsOf(runs, 'accuracy', asSaid).map(({chapter, isGenerated, runs: its}) => [
      chapter,
      isGenerated,
      ids(its),
    ]),
  ).toEqual([
    ['mnist', false, ['m3', 'm1', 'm2', 'm4']],
    ['iris', false, ['i1']],
    ['mnist', true, ['g1']],
  ])
  expect(ids(boardsOf(runs, 'loss', asSaid, true)[0]?.runs ?? [])).toEqual(['m3', 'm1', 'm2', 'm4'])
})

it('sorts losses that are computed otherwise, or on other files, apart', () => {
  const by = (loss: string, csv?: string) =>
    scored(loss, 0.9, 0.1, {
      hyperparameters: {loss},
      ...(csv && {dataset: {name: 'own-prices' as never, from: 'auto', csv}}),
    })
  const runs = [
    by('meanSquaredError'),
    by('crossentropy'),
    by('crossentropyFromLogits'),
    by('crossentropy', '/a.csv'),
  ]
  expect(boardsOf(runs, 'loss', asSaid).map(({runs: its}) => its.length)).toEqual([1, 2, 1])
  expect(boardsOf(runs, 'accuracy', asSaid).map(({runs: its}) => its.length)).toEqual([3, 1])
})

it('sorts by whatever a run can be asked about; what has it not is last both ways', () => {
  const runs = [row('a', {seed: 3}), row('b', {seed: 1}), {...row('c'), seed: undefined}].map(
    ({seed, ...rest}) => ({...rest, ...(seed !== undefined && {seed})}),
  )
  const [seed] = openFields([]).named('seed')
  if (!seed) throw new Error('no field')
  const asking = {now: 0, complete: asSaid}
  expect(ids(sortedBy(runs, seed, asking))).toEqual(['b', 'a', 'c'])
  expect(ids(sortedBy(runs, seed, asking, true))).toEqual(['a', 'b', 'c'])
})
