import {describe, expect, it} from 'vitest'
import {complete} from '../../../src/chapters/complete.ts'
import {differing} from '../../../src/runs/differing.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {shortNames} from '../../../src/studies/comparison/short-names.ts'
import {row} from '../../runs/query/runs.ts'

const namesOf = (...runs: RunSummary[]) => shortNames(runs, differing(runs, complete))
const tuned = (id: string, hyperparameters: RunSummary['hyperparameters'], more: Partial<RunSummary> = {}) =>
  row(id, {hyperparameters: {...hyperparameters}, ...more})

describe('short names of runs', () => {
  it('are the value of the one setting that tells them apart', () => {
    const rates = [0.01, 0.001, 0.0003].map(learningRate => tuned(`mnist-${learningRate}`, {learningRate}))
    expect(namesOf(...rates)).toEqual(['lr 0.01', 'lr 0.001', 'lr 3e-4'])
    const words = ['adam', 'sgd'].map(optimizer => tuned(`mnist-${optimizer}`, {optimizer}))
    expect(namesOf(...words)).toEqual(['adam', 'sgd'])
    const flags = [true, false].map(weightsOnly => tuned(`mnist-${weightsOnly}`, {weightsOnly}))
    expect(namesOf(...flags)).toEqual(['weights-only', 'no-weights-only'])
  })

  it('take the setting that alone tells all apart before one that does not', () => {
    const runs = [
      tuned('a', {learningRate: 0.1, units: 64}),
      tuned('b', {learningRate: 0.1, units: 128}),
      tuned('c', {learningRate: 0.2, units: 256}),
    ]
    expect(namesOf(...runs)).toEqual(['units 64', 'units 128', 'units 256'])
  })

  it('take two settings where no single one tells them apart', () => {
    const runs = [64, 128].flatMap(units => [1, 2].map(seed => tuned(`${units}-${seed}`, {units}, {seed})))
    expect(namesOf(...runs)).toEqual([
      'units 64 seed 1',
      'units 64 seed 2',
      'units 128 seed 1',
      'units 128 seed 2',
    ])
  })

  it('are the seed where that is all, and the chapter across chapters', () => {
    expect(namesOf(row('a'), row('b', {seed: 7}))).toEqual(['seed 1', 'seed 7'])
    expect(
      namesOf(row('a', {hyperparameters: {}}), row('b', {chapter: 'fashion', hyperparameters: {}})),
    ).toEqual(['mnist', 'fashion'])
  })

  it('say no more of a run than it takes', () => {
    const runs = [
      tuned('a', {learningRate: 0.1}, {chapter: 'lenet'}),
      tuned('b', {learningRate: 0.2}, {chapter: 'lenet'}),
      tuned('c', {learningRate: 0.1}, {chapter: 'vgg16'}),
    ]
    expect(namesOf(...runs)).toEqual(['lenet lr 0.1', 'lenet lr 0.2', 'vgg16'])
  })

  it('are what the reader calls them, and never the same twice', () => {
    const named = row('mnist-20250101-000000-ab12', {seed: 2}, {name: 'seed 1'})
    expect(namesOf(named, row('mnist-20250101-000000-cd34', {seed: 1}))).toEqual(['seed 1', 'cd34'])
    expect(namesOf({...named, label: {name: 'my best'}}, row('x', {seed: 1}))).toEqual(['my best', 'seed 1'])
  })

  it('are the ends of their ids where nothing differs, as many characters as it takes', () => {
    expect(namesOf(row('mnist-20250101-000000-ab12'), row('mnist-20250102-000000-cd34'))).toEqual([
      'ab12',
      'cd34',
    ])
    expect(namesOf(row('x1-same'), row('x2-same'))).toEqual(['1-same', '2-same'])
    expect(namesOf(row('same'), row('longer-same'))).toEqual(['same', '-same'])
  })

  it('are the ends of their ids behind the chapter, where that alone does not do', () => {
    const runs = [row('mnist-1-ab12'), row('mnist-2-cd34'), row('iris-3-ef56', {chapter: 'iris'})]
    const same = runs.map(run => ({...run, hyperparameters: {}}))
    expect(namesOf(...same)).toEqual(['mnist ab12', 'mnist cd34', 'iris'])
  })

  it('of a damaged run, whose values nobody knows, are not put together of what is missing', () => {
    const {hyperparameters: _, ...damaged} = row('mnist-20250101-000000-ab12', {status: 'damaged'})
    const others = [0.1, 0.2].map((learningRate, index) =>
      tuned(`mnist-20250101-000000-cd3${index}`, {learningRate}),
    )
    expect(namesOf(damaged, ...others)).toEqual(['ab12', 'cd30', 'cd31'])
  })

  it('come soon for many runs that differ in much', () => {
    const runs = Array.from({length: 300}, (_, index) =>
      tuned(`run-${index}`, {units: index % 2, dropout: index % 3, learningRate: index % 5, l2: index % 7}),
    )
    const names = namesOf(...runs)
    expect(new Set(names).size).toBe(300)
  })
})

describe('short names for people', () => {
  const names = (language: 'en' | 'zh', ...runs: RunSummary[]) =>
    shortNames(runs, differing(runs, complete), language)

  it('have the words of a language instead of what is typed', () => {
    const optimizers = ['adam', 'momentum'].map(optimizer => tuned(optimizer, {optimizer}))
    expect(names('en', ...optimizers)).toEqual(['Adam', 'SGD with momentum'])
    expect(names('zh', ...optimizers)).toEqual(['Adam', 'SGD（带动量）'])
    const rates = [0.01, 0.001].map(learningRate => tuned(`${learningRate}`, {learningRate}))
    expect(names('en', ...rates)).toEqual(['lr 0.01', 'lr 0.001'])
    expect(names('zh', ...rates)).toEqual(['学习率 0.01', '学习率 0.001'])
    const flags = [true, false].map(weightsOnly => tuned(`${weightsOnly}`, {weightsOnly}))
    expect(names('zh', ...flags)).toEqual(['只存参数 是', '只存参数 否'])
  })
})
