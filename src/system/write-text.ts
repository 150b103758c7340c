import {createWriteStream} from 'node:fs'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {ioError} from './io-error.ts'

/** Writes a text that comes in pieces, over what is there. @throws TfnotesError as `ioError` */
export async function writeText(path: string, pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path))
  } catch (cause) {
    throw ioError(cause, path)
  }
}
