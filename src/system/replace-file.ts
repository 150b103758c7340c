import {randomBytes} from 'node:crypto'
import {rename, rm, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import {makeFolder} from './make-folder.ts'
import {privateFileMode, privateFolderMode} from './own-file.ts'

interface How {
  /** @default for its reader alone */
  readonly mode?: number
  /** It is on the disk before it takes its place. @default false */
  readonly flush?: boolean
}

/**
 * Writes a small file of the reader's own, which is there in its old or in its new form at any time. Its folder is made
 * where there is none, for the reader alone.
 * @throws what the system says; nothing is left beside the file then
 */
export async function replaceFile(
  path: string,
  text: string,
  {mode = privateFileMode, flush = false}: How = {},
): Promise<void> {
  const beside = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await makeFolder(dirname(path), privateFolderMode)
    await writeFile(beside, text, {mode, flag: 'wx', flush})
    await rename(beside, path)
  } catch (error) {
    await rm(beside, {force: true}).catch(() => {})
    throw error
  }
}
