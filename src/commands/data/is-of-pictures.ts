import {stat} from 'node:fs/promises'
import {ioError} from '../../system/io-error.ts'

/**
 * Whether a path names pictures, a folder or arrays of them; else it is a price file.
 * @throws TfnotesError as `ioError`, where there is nothing
 */
export async function isOfPictures(path: string): Promise<boolean> {
  const found = await stat(path).catch(cause => {
    throw ioError(cause, path)
  })
  return found.isDirectory() || /\.np[zy]$/i.test(path)
}
