import {createHash} from 'node:crypto'
import type {DataShape} from '../../chapters/chapter.ts'
import type {LoadedDataset, PriceSeries, Samples} from '../../datasets/dataset.ts'
import {type OpenValues, openValues, viewOf} from '../../datasets/values.ts'
import {TfnotesError} from '../../errors.ts'

/** What is needed of the data to apply the weights without loading it again. */
export interface DataFacts {
  readonly name: LoadedDataset['name']
  readonly source: LoadedDataset['source']
  readonly inputShape: readonly number[]
  readonly classes: readonly string[]
  readonly scale: number
  /** Of the samples' values: a run never goes on with other data than it began with. */
  readonly fingerprint: string
  /** How prices were scaled, and on which column and window. */
  readonly prices?: PriceFacts
}

export type PriceFacts = Pick<PriceSeries, 'column' | 'window' | 'testRows' | 'min' | 'max'> & {
  /** Absolute path; absent where the prices were generated. */
  readonly file?: string
  readonly features: readonly {readonly name: string; readonly min: number; readonly max: number}[]
}

/** What a network is built for; a regression has one output. */
export const dataShape = ({inputShape, classes}: Pick<DataFacts, 'inputShape' | 'classes'>): DataShape => ({
  inputShape,
  classes: Math.max(1, classes.length),
})

/** What a checkpoint says of the data. */
export function factsOf({
  name,
  source,
  origin,
  inputShape,
  classes,
  scale,
  train,
  heldOut,
  test,
  series,
}: LoadedDataset): DataFacts {
  return {
    name,
    source,
    inputShape,
    classes,
    scale,
    fingerprint: fingerprint(inputShape, train, ...(heldOut ? [heldOut] : []), test),
    ...(series && {
      prices: {
        ...(source === 'file' && {file: origin}),
        column: series.column,
        window: series.window,
        testRows: series.testRows,
        min: series.min,
        max: series.max,
        features: series.features.map(({name, min, max}) => ({name, min, max})),
      },
    }),
  }
}

/** @throws TfnotesError `data-changed` when a run would go on with other samples than it began with */
export function checkSameData(saved: DataFacts, now: DataFacts): void {
  if (saved.fingerprint !== now.fingerprint)
    throw new TfnotesError('data-changed', {dataset: now.name, before: saved.source, now: now.source})
}

const block = 2 ** 16
/** Of values beyond the first block, one block in this many is read: files differ everywhere or in length. */
const stride = 16

/** A hash of the labels, the number of samples, and blocks of the values spread over all of them. */
function fingerprint(inputShape: readonly number[], ...parts: readonly Samples[]): string {
  const hash = createHash('sha256')
  const size = inputShape.reduce((product, dimension) => product * dimension, 1)
  for (const samples of parts) {
    const values = openValues(samples, size)
    const length = samples.count * size * samples.x.BYTES_PER_ELEMENT
    hash.update(`${samples.count} ${length};`).update(bytesOf(samples.y))
    for (let at = 0; at < length; at += block * stride)
      for (const piece of between(values, at, Math.min(length, at + block))) hash.update(piece)
  }
  return hash.digest('hex')
}

/** The bytes from `at` to `end` of the values as they would lie one after another. */
function* between(values: OpenValues, at: number, end: number): Generator<Uint8Array> {
  const width = values.size * values.x.BYTES_PER_ELEMENT
  for (let sample = Math.floor(at / width); sample * width < end; sample++) {
    const start = sample * width
    yield bytesOf(viewOf(values, sample)).subarray(Math.max(0, at - start), end - start)
  }
}

const bytesOf = ({buffer, byteOffset, byteLength}: Samples['x'] | Samples['y']) =>
  new Uint8Array(buffer, byteOffset, byteLength)
