import {createHash} from 'node:crypto'
import {statSync} from 'node:fs'
import {readers} from '../../system/readers.ts'
import type {Parts} from './entries.ts'

/** What the made arrays depend on. */
export interface Manifest {
  /**
   * Of everything that they depend on: names, labels, sizes and modification times of the pictures, and how they were
   * converted. When it is the same, so are the arrays.
   */
  readonly digest: Uint8Array
  /** Whether there is a picture, or a label file, that not everybody on this machine can read. */
  readonly isPrivate: boolean
}

export function manifestOf(parts: Parts, size: number, channels: number): Manifest {
  const hash = createHash('sha256').update(`tfnotes pictures 1 ${size} ${channels}\n`)
  const listings = [parts.train, parts.test]
  const canRead = readers()
  let isPrivate = listings.some(listing => listing?.labelFile !== undefined && !canRead(listing.labelFile))
  for (const listing of listings) {
    hash.update(listing ? `part ${listing.problems.length}\n` : 'no part\n')
    for (const {name, path, label} of listing?.entries ?? []) {
      const found = statSync(typeof path === 'string' ? path : Buffer.from(path), {throwIfNoEntry: false})
      hash.update(`${name}\t${label}\t${found?.size}\t${found?.mtimeMs}\n`)
      // Of a name that is no text nobody asks: it is on the safe side.
      isPrivate ||= found !== undefined && (typeof path !== 'string' || !canRead(path))
    }
  }
  return {digest: new Uint8Array(hash.digest()), isPrivate}
}
