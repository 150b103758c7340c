import {expect, it} from 'vitest'
import {complete} from '../../src/chapters/complete.ts'
import {differing, differingColumns} from '../../src/runs/differing.ts'
import {row} from './query/runs.ts'

const keys = (differences: readonly {readonly key: string}[]) => differences.map(({key}) => key)

it('names what differs, with every run’s value, and nothing else', () => {
  const runs = [
    row('a'),
    row('b', {seed: 2, hyperparameters: {learningRate: 0.01, optimizer: 'adam', epochs: 5}}),
  ]
  expect(differing(runs)).toEqual([
    {key: 'learningRate', kind: 'hyperparameter', values: [0.001, 0.01], isWithin: true},
    {key: 'seed', kind: 'run', values: [1, 2], isWithin: true},
  ])
  expect(differing([row('a'), row('b')])).toEqual([])
  expect(differing([])).toEqual([])
})

it('counts a learning rate that was set while a run was live', () => {
  const changed = row('b', {rateChanges: [{from: 0.001, to: 0.0003, epoch: 3, step: 120}]})
  expect(differing([row('a'), changed])).toEqual([
    {key: 'rateChanges', kind: 'live', values: [undefined, '0.0003 @ 3:120'], isWithin: true},
  ])
})

it('takes what an older run.json does not name for the default of its chapter', () => {
  const old = row('a', {hyperparameters: {learningRate: 0.001}})
  const now = row('b', {
    hyperparameters: complete({chapter: 'mnist', hyperparameters: {learningRate: 0.001}}),
  })
  expect(keys(differing([old, now]))).toContain('optimizer')
  expect(differing([old, now], complete)).toEqual([])
})

it('passes over what does not matter beside another choice', () => {
  const of = (momentum: number) =>
    row('a', {hyperparameters: {...complete({chapter: 'mnist'}), optimizer: 'adam', momentum}})
  expect(differing([of(0.8), of(0.9)], complete)).toEqual([])
  const moved = (momentum: number) =>
    row('a', {hyperparameters: {...complete({chapter: 'mnist'}), optimizer: 'momentum', momentum}})
  expect(keys(differing([moved(0.8), moved(0.9)], complete))).toEqual(['momentum'])
})

it('makes columns of what differs within a chapter, and of what a row does not show anyway', () => {
  const iris = row('a', {
    chapter: 'iris',
    dataset: {name: 'iris', from: 'auto'},
    hyperparameters: {epochs: 500},
  })
  expect(keys(differing([row('b'), iris]))).toContain('epochs')
  expect(differingColumns([row('b'), iris])).toEqual([])
  const other = row('c', {seed: 3, dataset: {name: 'fashion', from: 'auto'}})
  expect(keys(differingColumns([row('b'), iris, other]))).toEqual(['seed'])
})

it('tells other data apart also where nobody asked for it', () => {
  const grown = row('b', {
    dataset: {name: 'mnist', from: 'auto', source: 'file', train: 50_000, test: 10_000},
  })
  expect(keys(differing([row('a'), grown]))).toEqual(['samples'])
  const asked = row('c', {
    dataset: {name: 'mnist', from: 'auto', source: 'file', trainSamples: 9, train: 9, test: 1},
  })
  expect(keys(differing([row('a'), asked]))).toEqual(['trainSamples'])
})
