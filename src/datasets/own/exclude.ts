import {TfnotesError} from '../../errors.ts'
import {readLines} from '../tables/lines.ts'
import type {Parts} from './entries.ts'
import type {Listing} from './listing.ts'

/** A picture by its path, in the part that stands before it, if any does. */
const prefixed = /^(train|test):(.+)$/

/**
 * Leaves out the pictures that a text file names: one a line, by its path below its part's folder as listings have it
 * (`train:` or `test:` before it where both have one of that path), or by its number among all pictures from 0,
 * training part first; empty lines and lines that begin with # are passed over.
 *
 * @throws TfnotesError exclude-unknown for a line that is no picture's, exclude-both for one that is two's, each with
 *   its number; those of readLines
 */
export async function excludePictures(
  {train, test, remarks}: Parts,
  file: string,
  signal?: AbortSignal,
): Promise<Parts> {
  const keysOf = (part: 'train' | 'test', listing: Listing | undefined) =>
    (listing?.entries ?? []).map(({name}) => `${part}:${name}`)
  const keys = [...keysOf('train', train), ...keysOf('test', test)]
  const known = new Set(keys)
  const excluded = new Set<string>()
  for await (const {number, text} of readLines(file, signal)) {
    const line = text.trim()
    if (line === '' || line.startsWith('#')) continue
    const found = keysFor(line).filter(key => known.has(key))
    const byNumber = /^\d+$/.test(line) ? keys[Number(line)] : undefined
    const [key = byNumber, ...others] = found
    if (key === undefined || others.length > 0)
      throw new TfnotesError(
        key === undefined ? 'exclude-unknown' : 'exclude-both',
        {file, line: number, found: line, total: keys.length},
        {usage: true},
      )
    excluded.add(key)
  }
  const without = (part: 'train' | 'test', listing: Listing): Listing => ({
    ...listing,
    entries: listing.entries.filter(({name}) => !excluded.has(`${part}:${name}`)),
  })
  return {train: without('train', train), ...(test && {test: without('test', test)}), remarks}
}

function keysFor(line: string): string[] {
  const clean = (path: string) => path.replaceAll('\\', '/').replace(/^(\.\/)+/, '')
  const [, part, path = ''] = prefixed.exec(line) ?? []
  const whole = [`train:${clean(line)}`, `test:${clean(line)}`]
  return part === undefined ? whole : [`${part}:${clean(path)}`, ...whole]
}
