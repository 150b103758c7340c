import {describe, expect, it} from 'vitest'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {compareRuns} from '../../../src/studies/comparison/compare.ts'
import {tableNotes, tableOf} from '../../../src/studies/comparison/table.ts'
import {row, scored} from '../../runs/query/runs.ts'

const tuned = (
  id: string,
  accuracy: number,
  loss: number,
  values: RunSummary['hyperparameters'],
  more = {},
) => scored(id, accuracy, loss, {hyperparameters: {epochs: 5, ...values}, ...more})

const columnsOf = (runs: RunSummary[]) =>
  tableOf(compareRuns(runs, 'accuracy'), 'en').columns.map(({key}) => key)

const best = (runs: RunSummary[], figure: 'accuracy' | 'loss') =>
  compareRuns(runs, figure)
    .all.filter(({isBest}) => isBest[figure])
    .map(({run}) => run.id)

describe('a comparison', () => {
  it('shows the settings in which runs differ and no others', () => {
    const runs = [tuned('a', 0.9, 0.3, {learningRate: 0.1}), tuned('b', 0.8, 0.2, {learningRate: 0.2})]
    expect(columnsOf(runs)).toEqual(['run', 'accuracy', 'loss', 'learningRate', 'epochs', 'status', 'time'])
  })

  it('shows no setting that only one of the chapters has', () => {
    const runs = [tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, {}, {chapter: 'stock-lstm'})]
    const columns = columnsOf(runs)
    expect(columns).toContain('batchSize')
    for (const key of ['units', 'units1', 'window', 'column']) expect(columns).not.toContain(key)
  })

  it('calls settings by their labels, also those that an older run.json does not name', () => {
    const runs = [tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, {units: 9})]
    const labels = (language: 'en' | 'zh') =>
      tableOf(compareRuns(runs, 'accuracy'), language).columns.map(({label}) => label)
    expect(labels('en')).toContain('hidden units')
    expect(labels('zh')).not.toContain('units')
  })

  it('counts a learning rate that was set on the way among what differed', () => {
    const changed = {rateChanges: [{from: 0.1, to: 0.01, epoch: 3, step: 0}]}
    const runs = [tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, {}, changed)]
    const {columns, rows} = tableOf(compareRuns(runs, 'accuracy'), 'en')
    const at = columns.findIndex(({label}) => label === 'rate set on the way')
    expect(rows.map(one => 'cells' in one && one.cells[at]?.text)).toEqual(['', '0.01 @ 3'])
  })

  it('marks the highest accuracy and the lowest loss, each at its own epoch, best first', () => {
    const runs = [tuned('a', 0.8, 0.2, {units: 1}), tuned('b', 0.9, 0.3, {units: 2})]
    const {rows} = tableOf(compareRuns(runs, 'accuracy'), 'en')
    expect(
      rows.map(
        one => 'cells' in one && one.cells.slice(0, 3).map(({text, isBest}) => (isBest ? `*${text}` : text)),
      ),
    ).toEqual([
      ['units 2', '*0.9000 @4', '0.3000 @3'],
      ['units 1', '0.8000 @4', '*0.2000 @3'],
    ])
    expect(compareRuns(runs, 'loss').tasks[0]?.rows.map(({run}) => run.id)).toEqual(['a', 'b'])
  })

  it('marks all that are equally good, and none where there is nothing to be better than', () => {
    expect(best([tuned('a', 0.9, 1, {}), tuned('b', 0.9, 1, {})], 'accuracy')).toEqual(['a', 'b'])
    expect(best([tuned('a', 0.9, 1, {}), tuned('b', 0.9, 1, {}, {chapter: 'fashion'})], 'accuracy')).toEqual(
      [],
    )
  })

  it('takes no number that is none for the best, and what was learnt by heart for no rival', () => {
    const heart = row('heart', {bestAccuracy: {loss: 1, accuracy: 0.99, epoch: 1}})
    const away = row('away', {bestAccuracy: {loss: 1, valAccuracy: Number.NaN, epoch: 1}})
    const runs = [tuned('a', 0.7, 1, {}), tuned('b', 0.6, 1, {}), heart, away]
    expect(best(runs, 'accuracy')).toEqual(['a'])
    expect(compareRuns(runs, 'accuracy').all.map(({run}) => run.id)).toEqual(['a', 'b', 'heart', 'away'])
  })

  it.each([
    ['chapters', {chapter: 'fashion'}],
    ['data sets', {dataset: {name: 'fashion', from: 'auto'}}],
    ['real and generated data', {dataset: {name: 'mnist', from: 'generated', source: 'generated'}}],
    ['files', {dataset: {name: 'mnist', from: 'auto', images: '/mine'}}],
  ])('ranks nothing across %s: each has its own best', (_, other) => {
    const runs = [
      ...[0.7, 0.8].map((accuracy, index) => tuned(`a${index}`, accuracy, 1, {units: index})),
      ...[0.5, 0.4].map((accuracy, index) => tuned(`b${index}`, accuracy, 1, {units: index}, other)),
    ]
    expect(best(runs, 'accuracy')).toEqual(['a1', 'b0'])
    const comparison = compareRuns(runs, 'accuracy')
    expect(comparison.tasks).toHaveLength(2)
    expect(tableOf(comparison, 'en').rows.filter(({kind}) => kind === 'task')).toHaveLength(2)
    expect(tableNotes(comparison, 'en').join(' ')).toMatch(/not ranked against each other/)
  })

  it.each([
    ['another function', {loss: 'meanSquaredError'}],
    ['a penalty', {l2: 0.01}],
  ])('marks no loss where they do not mean the same: %s', (_, values) => {
    const runs = [tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, values)]
    expect(best(runs, 'loss')).toEqual([])
    expect(best(runs, 'accuracy')).toEqual(['a'])
    expect(tableNotes(compareRuns(runs, 'loss'), 'en').join(' ')).toMatch(/losses of MNIST.*: none is marked/)
  })

  it('takes losses of logits and of probabilities for the same', () => {
    const loss = 'sparseCategoricalCrossentropyFromLogits'
    expect(best([tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, {loss})], 'loss')).toEqual(['b'])
  })

  it('marks nothing where runs were judged on different samples', () => {
    const part = {dataset: {name: 'mnist', from: 'auto', testSamples: 200}}
    const runs = [tuned('a', 0.9, 0.3, {}), tuned('b', 0.8, 0.2, {}, part)]
    expect(best(runs, 'accuracy')).toEqual([])
    expect(tableNotes(compareRuns(runs, 'accuracy'), 'en').join(' ')).toMatch(
      /not known to be judged on the same samples/,
    )
  })

  it('says so where all were started with the same values, and never of a damaged one', () => {
    expect(tableNotes(compareRuns([row('a'), row('b')], 'accuracy'), 'en')).toEqual([
      'They were started with the same values.',
    ])
    const {hyperparameters: _, seed: __, dataset: ___, ...damaged} = row('b', {status: 'damaged'})
    const notes = tableNotes(compareRuns([row('a'), damaged], 'accuracy'), 'en').join(' ')
    expect(notes).toMatch(/only what its checkpoint tells/)
    expect(notes).not.toMatch(/same values/)
  })

  it('marks nothing where nobody knows what was learnt from', () => {
    const {dataset: _, ...unknown} = tuned('a', 0.9, 0.3, {})
    expect(best([unknown, {...unknown, id: 'b'}], 'accuracy')).toEqual([])
    expect(best([unknown, {...unknown, id: 'b'}], 'loss')).toEqual([])
  })
})

describe('runs that differ in their seeds alone', () => {
  const seeds = (units: number, accuracies: readonly number[], more = {}) =>
    accuracies.map((accuracy, index) =>
      tuned(`${units}-${index}`, accuracy, 1 - accuracy, {units}, {seed: index + 1, ...more}),
    )
  const seedRows = (runs: RunSummary[]) =>
    tableOf(compareRuns(runs, 'accuracy'), 'en').rows.flatMap(one =>
      one.kind === 'seeds' ? [one.cells.map(({text}) => text)] : [],
    )

  it('have a row of their mean and standard deviation besides', () => {
    const [first] = seedRows(seeds(64, [0.97, 0.98, 0.99]))
    expect(first?.slice(0, 3)).toEqual(['3 seeds', '0.980 ± 0.010', '0.020 ± 0.010'])
  })

  it('are named by what sets them apart, the best first', () => {
    const rows = seedRows([...seeds(64, [0.9, 0.92]), ...seeds(128, [0.93, 0.95])])
    expect(rows.map(([name]) => name)).toEqual(['units 128, 2 seeds', 'units 64, 2 seeds'])
  })

  it('count only where they have done all their epochs, and say how many have', () => {
    const runs = [...seeds(64, [0.9, 0.92]), ...seeds(64, [0.1], {seed: 3, status: 'crashed'})]
    const [only] = seedRows(runs)
    expect(only?.[1]).toBe('0.910 ± 0.014')
    expect(only).toContain('2 of 3 done')
    expect(seedRows(runs.slice(1))[0]?.[1]).toBe('')
  })

  it('are none where they differ in something else, or share a seed', () => {
    expect(
      seedRows([tuned('a', 0.9, 0.1, {units: 1}, {seed: 1}), tuned('b', 0.9, 0.1, {units: 2}, {seed: 2})]),
    ).toEqual([])
    expect(seedRows([row('a'), row('b')])).toEqual([])
  })
})
