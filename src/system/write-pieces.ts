import {createWriteStream} from 'node:fs'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {ioError} from './io-error.ts'
import {openOwn} from './own-file.ts'

/**
 * Who chose the name: a link that the reader named is followed, and who may write there is the reader's umask to say;
 * at a name of the program's nothing is followed, and others may not write.
 */
export interface Chosen {
  readonly by: 'reader' | 'program'
}

/**
 * Writes what comes in pieces, over what is there.
 * @throws TfnotesError `foreign-file` (`openOwn`) where the program chose the name; else as `ioError`
 */
export async function writePieces(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  {by}: Chosen,
): Promise<void> {
  const to = by === 'program' ? {fd: openOwn(path, 'over')} : {}
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path, to))
  } catch (cause) {
    throw ioError(cause, path)
  }
}
