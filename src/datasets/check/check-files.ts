import type {LoadedDataset, Samples} from '../dataset.ts'
import {findPictures} from '../own/entries.ts'
import type {Entry} from '../own/listing.ts'
import {type Finding, namesOf, type Place} from './finding.ts'
import {isNarrow, type Sized, sizesOf} from './picture-sizes.ts'

/** The reader's own pictures as they lie on the disk. */
export interface Files {
  readonly images: string
  readonly labels?: string | undefined
  /** Only a part of them was taken: a file that is not there need not be unreadable. */
  readonly isPart?: boolean
}

/** What is odd about files of pictures and of labels, of which `data` was made. */
export async function* checkFiles(
  {images, labels, isPart = false}: Files,
  {train, test}: LoadedDataset,
): AsyncGenerator<Finding> {
  const parts = await findPictures(images, labels)
  const listings = parts.test ? [parts.train, parts.test] : [parts.train]
  const problems = listings.flatMap(listing => listing.problems)
  const lines = problems.filter(({kind}) => kind === 'line')
  if (lines.length > 0)
    yield found(
      'labels-unreadable',
      lines.map(({line = 0}) => ({sample: line, name: String(line)})),
    )
  const missing = problems.filter(({kind}) => kind === 'missing').map(placeOf)
  if (missing.length > 0) yield found('labels-without-pictures', missing)
  const unlabelled = listings.flatMap(listing => listing.unlabelled ?? [])
  if (unlabelled.length > 0)
    yield found(
      'pictures-without-labels',
      unlabelled.map((name, at) => placeOf({name}, at)),
    )
  const both = [...(train.names ?? []), ...(test.names ?? [])]
  // Where the folder has parts, a path may be in both.
  const readOf = (part: Samples) => new Set(parts.test ? part.names : both)
  const read = [readOf(train), readOf(test)]
  const isRead = (part: number, {name}: Entry) => read[part]?.has(name) === true
  const entriesOf = (wanted: boolean) =>
    listings.flatMap(({entries}, part) => entries.filter(entry => isRead(part, entry) === wanted))
  const unreadable = entriesOf(false).map(placeOf)
  if (unreadable.length > 0 && !isPart) yield found('files-unreadable', unreadable)
  yield* checkSizes(entriesOf(true))
}

async function* checkSizes(entries: readonly Entry[]): AsyncGenerator<Finding> {
  const sizes = await sizesOf(entries)
  const ordered = sizes.toSorted((a, b) => a.width * a.height - b.width * b.height)
  const [small, large] = [ordered[0], ordered.at(-1)]
  if (!small || !large) return
  const detail = {smallest: written(small), small: small.name, largest: written(large), large: large.name}
  yield {code: 'picture-sizes', detail, grave: false, places: [placeOf(small, 0), placeOf(large, 1)]}
  const narrow = sizes.filter(isNarrow).map(placeOf)
  if (narrow.length > 0) yield found('pictures-narrow', narrow)
}

const written = ({width, height}: Sized) => `${width}×${height}`

const placeOf = ({name}: {readonly name: string}, sample: number): Place => ({sample, name})

const found = (code: string, places: readonly Place[]): Finding => ({
  code,
  detail: {count: places.length, places: namesOf(places)},
  grave: false,
  places,
})
