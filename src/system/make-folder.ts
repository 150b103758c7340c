import {existsSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {folderMode} from './own-file.ts'

/** A folder that is not there yet, in one that is. @throws what mkdir throws */
export const makeNewFolder = (path: string, mode = folderMode): Promise<void> => mkdir(path, mode)

/**
 * A folder with all above it, which others may not write to, or, with the
 * mode for that, not enter. Not by mkdir's `recursive`: where the system says of a folder below an existing one that
 * its parent is missing (/proc, automounted homes), Node tries for ever.
 * @throws TfnotesError `no-permission` there; what mkdir throws elsewhere
 */
export async function makeFolder(path: string, mode = folderMode): Promise<void> {
  try {
    await makeNewFolder(path, mode)
  } catch (cause) {
    if (existsSync(path)) return
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    const above = dirname(path)
    if (existsSync(above)) throw new TfnotesError('no-permission', {path}, {cause})
    await makeFolder(above, mode)
    await makeFolder(path, mode)
  }
}
