import {constants, type Stats} from 'node:fs'

/** What a name may stand for that is no file of its own. */
export type ForeignKind = 'link' | 'hard-link' | 'folder' | 'pipe' | 'socket' | 'device'

/**
 * What the name of an `lstat` stands for, if that is anything but a regular file of this one name.
 * @returns undefined for such a file
 */
export function foreignKind(found: Stats): ForeignKind | undefined {
  if (found.isFile()) return found.nlink > 1 ? 'hard-link' : undefined
  if (found.isSymbolicLink()) return 'link'
  if (found.isDirectory()) return 'folder'
  if (found.isFIFO()) return 'pipe'
  return found.isSocket() ? 'socket' : 'device'
}

/**
 * For opening what may be none: neither is a link followed nor a pipe waited for. Windows knows neither flag; there the
 * look beforehand has to do.
 */
export const unfollowed = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
