import type {LoadedDataset, PriceSeries, Samples} from './dataset.ts'
import type {NpzEntry} from './formats/write-npz.ts'
import {allValues} from './values.ts'

/**
 * What a printed program reads: the arrays that the trainer has after loading, by their names in the .npz file
 * (docs/program-data.md).
 *
 * @throws TfnotesError `samples-too-large`
 */
export function programArrays({
  train,
  heldOut,
  test,
  inputShape,
  classes,
  series,
}: Pick<LoadedDataset, 'train' | 'heldOut' | 'test' | 'inputShape' | 'classes' | 'series'>): Record<
  string,
  NpzEntry
> {
  const size = inputShape.reduce((product, dimension) => product * dimension, 1)
  const x = (samples: Samples): NpzEntry => ({
    shape: [samples.count, ...inputShape],
    data: allValues(samples, size),
  })
  const y = ({y, count}: Samples): NpzEntry => ({shape: [count], data: y})
  return {
    x_train: x(train),
    y_train: y(train),
    ...(heldOut && {x_val: x(heldOut), y_val: y(heldOut)}),
    x_test: x(test),
    y_test: y(test),
    ...(classes.length > 0 && {classes}),
    ...(series && pricesOf(series)),
  }
}

/** What leads from the network's scaled answers back to prices and days. */
function pricesOf({features, values, dates}: PriceSeries): Record<string, NpzEntry> {
  const prices = new Float64Array(values.length * features.length)
  features.forEach(({values: column}, feature) => {
    for (const [row, value] of column.entries()) prices[row * features.length + feature] = value
  })
  const ends = (end: 'min' | 'max'): NpzEntry => ({
    shape: [features.length],
    data: Float64Array.from(features, feature => feature[end]),
  })
  return {
    prices: {shape: [values.length, features.length], data: prices},
    columns: features.map(({name}) => name),
    low: ends('min'),
    high: ends('max'),
    ...(dates.length > 0 && {dates}),
  }
}
