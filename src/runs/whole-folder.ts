import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {makeFolder, makeNewFolder} from '../system/make-folder.ts'
import {syncFolder} from '../system/sync.ts'

/**
 * Makes a folder of a new name below `root`, which appears with all in it that `fill` has written, synced, into the folder it
 * is given; it outlasts a power cut when the promise resolves.
 * @returns its path; undefined where there is one of that name
 * @throws TfnotesError `disk-full`, `read-only`, `runs-not-writable`, `no-permission`, `not-a-folder`
 */
export async function makeWhole(
  root: string,
  name: string,
  fill: (staging: string) => Promise<void>,
): Promise<string | undefined> {
  const dir = join(root, name)
  // A name of its own: two may draw the same random bytes, and one must not clear away the other's folder.
  const staging = join(root, `.${name}-${randomBytes(8).toString('hex')}`)
  try {
    await makeFolder(root)
    await makeNewFolder(staging)
    await fill(staging)
    await syncFolder(staging)
  } catch (cause) {
    await rm(staging, {recursive: true, force: true}).catch(() => {})
    throw isCode(cause, 'EEXIST')
      ? new TfnotesError('not-a-folder', {path: root}, {cause})
      : whyNot(root, cause)
  }
  try {
    await rename(staging, dir)
  } catch (cause) {
    await rm(staging, {recursive: true, force: true})
    if (isCode(cause, 'ENOTEMPTY') || isCode(cause, 'EEXIST')) return undefined
    throw ioError(cause, root)
  }
  // Before anybody is told of it: a power cut must leave none without its file, and none that nobody finds.
  await syncFolder(root)
  await syncFolder(dirname(resolve(root)))
  return dir
}

/** Why none is made there. In a folder that several share, whoever made it is the only one who may at first. */
function whyNot(root: string, cause: unknown): TfnotesError {
  const error = ioError(cause, root)
  return error.code === 'no-permission' && existsSync(root)
    ? new TfnotesError('runs-not-writable', {path: root}, {cause})
    : error
}

const isCode = (cause: unknown, code: string) => (cause as NodeJS.ErrnoException).code === code
