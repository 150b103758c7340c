import {lstat, rename, rm} from 'node:fs/promises'
import {dirname} from 'node:path'
import {makeNewFolder} from '../../../system/make-folder.ts'
import {expectOwnFolder} from '../../../system/own-file.ts'
import {syncFolder} from '../../../system/sync.ts'

export const incoming = (folder: string) => `${folder}.new`
const outgoing = (folder: string) => `${folder}.old`

/** The names under which a folder may be found, the best first, when a writer was killed between two renames. */
export const candidates = (folder: string): readonly string[] => [folder, incoming(folder), outgoing(folder)]

/**
 * Replaces a folder so that it is complete or absent at every moment, and that its earlier content is lost only when
 * the new one is in place: built beside, then the old one is renamed away and the new one renamed in. Of links that lie
 * in the way only the links go; what they point to is never touched. The folder that it lies in is never made.
 * @param check asked before every step; what it throws ends the replacing there
 */
export async function replaceFolder(
  folder: string,
  build: (staging: string) => Promise<void>,
  check: () => void = () => {},
): Promise<void> {
  const remove = (name: string) => {
    check()
    return rm(name, {recursive: true, force: true})
  }
  const move = (from: string, to: string) => {
    check()
    return rename(from, to)
  }
  const staging = incoming(folder)
  await remove(staging)
  check()
  await makeNewFolder(staging)
  try {
    await build(staging)
  } catch (error) {
    // What lies there may be another one's by now.
    await Promise.resolve(staging)
      .then(remove)
      .catch(() => {})
    throw error
  }
  const aside = outgoing(folder)
  await remove(aside)
  const there = await exists(folder)
  if (there) await move(folder, aside)
  await move(staging, folder)
  await syncFolder(dirname(folder))
  if (there) await remove(aside)
}

/**
 * Puts right what a killed writer left: takes the first candidate that is complete and removes the others. Only the
 * run's own trainer may call this. When none is complete, nothing is touched.
 * @throws TfnotesError `foreign-file` when one of them is a link
 */
export async function recoverFolder(
  folder: string,
  isComplete: (candidate: string) => Promise<boolean>,
): Promise<void> {
  for (const name of candidates(folder)) expectOwnFolder(name)
  if (await exists(folder)) {
    // The swap was over, or had not begun: what lies beside it is a half-built or an outdated one.
    for (const name of [incoming(folder), outgoing(folder)]) await rm(name, {recursive: true, force: true})
    return
  }
  for (const name of [incoming(folder), outgoing(folder)]) {
    if (!(await exists(name)) || !(await isComplete(name))) continue
    await rename(name, folder)
    return recoverFolder(folder, isComplete)
  }
}

/** Also a link to nowhere is there. */
const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )
