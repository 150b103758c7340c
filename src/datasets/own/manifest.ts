import {createHash} from 'node:crypto'
import {statSync} from 'node:fs'
import type {Parts} from './entries.ts'

/**
 * A digest of everything that the made arrays depend on: names, labels, sizes and modification times of the pictures,
 * and how they were converted. When it is the same, so are the arrays.
 */
export function digestOf(parts: Parts, size: number, channels: number): Uint8Array {
  const hash = createHash('sha256').update(`tfnotes pictures 1 ${size} ${channels}\n`)
  for (const listing of [parts.train, parts.test]) {
    hash.update(listing ? `part ${listing.problems.length}\n` : 'no part\n')
    for (const {name, path, label} of listing?.entries ?? []) {
      const found = statSync(path, {throwIfNoEntry: false})
      hash.update(`${name}\t${label}\t${found?.size}\t${found?.mtimeMs}\n`)
    }
  }
  return new Uint8Array(hash.digest())
}
