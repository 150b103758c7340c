import {TfnotesError} from '../../errors.ts'
import {readLines} from '../tables/lines.ts'
import type {Parts} from './entries.ts'
import type {Listing} from './listing.ts'

/**
 * Leaves out the pictures that a text file names: one a line, by its path below the folder as listings have it, or by
 * its number among all pictures from 0, training part first; empty lines and lines that begin with # are passed over.
 *
 * @throws TfnotesError exclude-unknown for a line that is no picture's, with its number; those of readLines
 */
export async function excludePictures(
  {train, test, remarks}: Parts,
  file: string,
  signal?: AbortSignal,
): Promise<Parts> {
  const names = [...train.entries, ...(test?.entries ?? [])].map(({name}) => name)
  const known = new Set(names)
  const excluded = new Set<string>()
  for await (const {number, text} of readLines(file, signal)) {
    const line = text.trim()
    if (line === '' || line.startsWith('#')) continue
    const path = line.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
    const name = known.has(path) ? path : /^\d+$/.test(line) ? names[Number(line)] : undefined
    if (name === undefined)
      throw new TfnotesError(
        'exclude-unknown',
        {file, line: number, found: line, total: names.length},
        {usage: true},
      )
    excluded.add(name)
  }
  const without = (listing: Listing): Listing => ({
    ...listing,
    entries: listing.entries.filter(({name}) => !excluded.has(name)),
  })
  return {train: without(train), ...(test && {test: without(test)}), remarks}
}
