import {read, readSync} from 'node:fs'
import {TfnotesError} from '../errors.ts'
import {readError} from '../system/io-error.ts'
import {openGuardedSync} from '../system/read-guarded.ts'
import type {Store} from './dataset.ts'

interface Stored {
  readonly path: string
  /** Where the first sample begins. */
  readonly offset: number
  /** Bytes of a sample. */
  readonly width: number
  readonly hashOf: (place: number) => string
}

/**
 * Samples that stay in a file and are read one at a time, by their place: memory is one sample's, and what the system
 * keeps of the file where it has nothing better to do with it. The file stays open, so that it can be taken away meanwhile.
 */
export function openStore({path, offset, width, hashOf}: Stored): {x: Uint8Array; store: Store} {
  const file = openGuardedSync(path)
  const x = new Uint8Array(width)
  // What comes ahead is only to be in the system's memory when it is wanted; here it goes one over the other.
  const away = new Uint8Array(width)
  const readMore = (at: number, from: number): number => {
    try {
      return readSync(file, x, at, width - at, from)
    } catch (cause) {
      throw readError(cause, path)
    }
  }
  return {
    x,
    store: {
      find(place) {
        for (let at = 0; at < width; ) {
          const more = readMore(at, offset + place * width + at)
          if (more === 0) throw new TfnotesError('file-unreadable', {file: path, reason: 'EOF'})
          at += more
        }
        return 0
      },
      ahead(place) {
        // Node's threads read at once, without waiting for the loop; a fault comes again where it is waited for.
        read(file, away, 0, width, offset + place * width, () => {})
      },
      hash: hashOf,
    },
  }
}
