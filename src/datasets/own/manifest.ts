import {createHash} from 'node:crypto'
import {lstatSync, realpathSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
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

/**
 * Whether everybody may read a file and enter all the folders it lies in, wherever links lead. What a group alone may
 * do counts as private: it need not be the group of what is made.
 */
export function readers(): (path: string) => boolean {
  const known = new Map<string, boolean>()
  const canEnter = (folder: string): boolean => {
    const before = known.get(folder)
    if (before !== undefined) return before
    const above = dirname(folder)
    const can = (statSync(folder).mode & 0o001) !== 0 && (above === folder || canEnter(above))
    known.set(folder, can)
    return can
  }
  const real = new Map<string, string>()
  const realFolder = (folder: string): string => {
    const found = real.get(folder) ?? realpathSync(folder)
    real.set(folder, found)
    return found
  }
  return path => {
    // Windows has other means to say who may read, which are passed on by the folder.
    if (process.platform === 'win32') return true
    const there = lstatSync(path, {throwIfNoEntry: false})
    if (!there) return true
    if (there.isSymbolicLink()) {
      const target = realpathSync(path)
      return (statSync(target).mode & 0o004) !== 0 && canEnter(dirname(target))
    }
    return (there.mode & 0o004) !== 0 && canEnter(realFolder(dirname(path)))
  }
}
