import type {LoadedDataset} from '../dataset.ts'
import {findPictures} from '../own/entries.ts'
import type {Entry} from '../own/listing.ts'
import {type Finding, namesOf, type Place} from './finding.ts'
import {isNarrow, type Sized, sizesOf} from './picture-sizes.ts'

/** The reader's own pictures as they lie on the disk. */
export interface Files {
  readonly images: string
  readonly labels?: string | undefined
}

/** What is odd about files of pictures and of labels, of which `data` was made. */
export async function* checkFiles(
  {images, labels}: Files,
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
  const entries = listings.flatMap(listing => listing.entries)
  const read = new Set([...(train.names ?? []), ...(test.names ?? [])])
  const unreadable = entries.filter(({name}) => !read.has(name)).map(placeOf)
  if (unreadable.length > 0) yield found('files-unreadable', unreadable)
  yield* checkSizes(entries.filter(({name}) => read.has(name)))
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
