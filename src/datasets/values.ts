import {TfnotesError} from '../errors.ts'
import type {Samples, Values} from './dataset.ts'

type Found = Pick<Samples, 'x' | 'count' | 'from'>

/** Where samples’ values are found, one sample at a time. */
export interface OpenValues {
  readonly x: Values
  /** Values of one sample. */
  readonly size: number
  /** Where in x a sample's values begin, until the next is looked for. */
  find(sample: number): number
  /** Has those from `order[from]` to `order[to]` (not included) fetched, of a store that lies on the disk. */
  ahead?(order: ArrayLike<number>, from: number, to: number): void
}

/** @param size values of one sample @default told from how many there are; needed for samples of a store */
export function openValues({x, count, from}: Found, size = x.length / Math.max(1, count)): OpenValues {
  if (!from) return {x, size, find: sample => sample * size}
  const {places, store} = from
  return {
    x,
    size,
    find: sample => store.find(places[sample] as number),
    ...(store.ahead && {
      ahead(order, first, to) {
        for (let i = first; i < Math.min(to, order.length); i++)
          store.ahead?.(places[order[i] as number] as number)
      },
    }),
  }
}

/** A view of a sample's values; those of a store are there until the next is looked for. */
export function viewOf({x, size, find}: OpenValues, sample: number): Values {
  const start = find(sample)
  return x.subarray(start, start + size)
}

/** Values that are laid out for one sample after another, in pieces of at most so many samples. */
export function* laidOut(samples: Found, size: number, atOnce: number): Generator<Values> {
  const {x, count, from} = samples
  if (!from) {
    yield x
    return
  }
  const values = openValues(samples, size)
  for (let first = 0; first < count; first += atOnce) {
    const n = Math.min(atOnce, count - first)
    const piece = emptyLike(x, n * size)
    for (let i = 0; i < n; i++) piece.set(viewOf(values, first + i), i * size)
    yield piece
  }
}

/** Bytes of all samples together, laid out: beyond it neither memory nor an .npz file of one array would do. */
export const mostBytes = 2 ** 31 - 1

/**
 * All values, one sample after another.
 * @throws TfnotesError `samples-too-large`
 */
export function allValues(samples: Found, size: number): Values {
  const {x, count, from} = samples
  if (!from) return x
  const bytes = count * size * x.BYTES_PER_ELEMENT
  if (bytes > mostBytes) throw new TfnotesError('samples-too-large', {count, bytes, limit: mostBytes})
  const [all = x] = laidOut(samples, size, count)
  return all
}

/** Samples that follow one another: of one store they are only counted together, else their values are copied. */
export function joinSamples(first: Samples, second: Samples): Samples {
  const y = joined(first.y, second.y)
  const count = first.count + second.count
  if (first.from && second.from)
    return {
      x: first.x,
      y,
      count,
      from: {store: first.from.store, places: joined(first.from.places, second.from.places)},
    }
  return {x: joined(first.x, second.x), y, count}
}

/** Bytes that the values of all parts hold in memory. */
export const bytesInMemory = (parts: readonly Samples[]): number =>
  [...new Set(parts.map(({x}) => x))].reduce((sum, {byteLength}) => sum + byteLength, 0)

const emptyLike = <A extends Values>(like: A, length: number): A =>
  new (like.constructor as new (length: number) => A)(length)

function joined<A extends Values>(first: A, second: A): A {
  const all = emptyLike(first, first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
