import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {problemsOf} from './convert.ts'
import type {Parts} from './entries.ts'
import {keepPictures} from './kept.ts'
import type {Entry, Listing} from './listing.ts'
import {classNames, complain, type MakeOptions} from './make.ts'
import {manifestOf} from './manifest.ts'
import type {ArrayParts, PictureArrays} from './read-arrays.ts'

/**
 * As `makeOf`, of more pictures than memory is to hold: they stay in the cache, both parts in one file.
 *
 * @throws TfnotesError pictures-unreadable (unless skipMissing), no-pictures, those of keepPictures
 */
export async function makeKept(
  parts: Parts,
  options: MakeOptions & Required<Pick<MakeOptions, 'size' | 'channels'>>,
  within: string,
  key: string,
): Promise<ArrayParts> {
  const {images, size, channels} = options
  const learnt = parts.train.entries.length
  const entries = [...parts.train.entries, ...(parts.test?.entries ?? [])]
  const kept = await keepPictures(entries, {...options, within, key, ...manifestOf(parts, size, channels)})
  // What an earlier version, or fewer pictures of the same folder, have left.
  await rm(join(within, `${key}.npz`), {force: true}).catch(() => {})
  const {failures, folder, bytes, seconds, store, x} = kept
  complain(problemsOf(entries, failures), parts, options)
  const isRead = (place: number) => !failures.has(place)
  const classes = classNames(entries.filter((_, place) => isRead(place)))
  const labels = new Map(classes.map((name, label) => [name, label]))
  const arrays = (listing: Listing, first: number): PictureArrays => {
    const places = listing.entries.map((_, at) => first + at).filter(isRead)
    const read = places.map(place => entries[place] as Entry)
    if (read.length === 0) throw new TfnotesError('no-pictures', {folder: images})
    return {
      shape: [size, size, channels],
      pixels: x,
      labels: Int32Array.from(read, ({label}) => labels.get(label) as number),
      count: read.length,
      names: read.map(({name}) => name),
      from: {places: Int32Array.from(places), store},
    }
  }
  return {
    classes,
    digest: undefined,
    unread: [],
    train: arrays(parts.train, 0),
    test: parts.test && arrays(parts.test, learnt),
    remarks: [
      ...parts.remarks,
      {code: 'pictures-kept', detail: {count: entries.length, bytes, folder, seconds}},
    ],
  }
}
