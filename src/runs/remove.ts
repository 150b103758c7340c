import {randomBytes} from 'node:crypto'
import {access, constants, lstat, readdir, rename, rm} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {reasonOf} from '../system/reason-of.ts'
import {holdsRun} from './holds-run.ts'
import {liveness} from './liveness.ts'
import {isLive} from './status.ts'

/** How the folder of a run is named while it is being deleted. */
const going = '.deleted-'

/**
 * Deletes a run with its checkpoints for good: the folder of that name right below `root`, which holds a run and is no
 * link to one. It goes out of sight at once, and then bit by bit: a kill in between leaves no half of a run, and what it
 * leaves goes with the next one.
 * @throws TfnotesError as `expectRemovable`, before anything is deleted; `run-half-deleted` when what is left of it is
 * back in its place
 */
export async function removeRun(root: string, name: string): Promise<void> {
  const dir = join(root, name)
  await expectRemovable(root, name)
  try {
    const gone = join(root, `${going}${name}-${randomBytes(4).toString('hex')}`)
    await rename(dir, gone)
    await rm(gone, {recursive: true, force: true}).catch(async cause => {
      // What is left must not lie out of sight for ever.
      await rename(gone, dir).catch(() => {})
      throw new TfnotesError('run-half-deleted', {run: name, reason: reasonOf(cause)}, {cause})
    })
  } catch (cause) {
    throw ioError(cause, dir)
  }
  await clearLeft(root)
}

/**
 * That a run may be taken away: a folder right below `root` that holds a run which nobody trains, is no link to one, and
 * lets all its files go.
 * @throws TfnotesError `not-a-run`, `run-is-a-link`, `run-still-live`, `no-permission` …
 */
export async function expectRemovable(root: string, name: string): Promise<void> {
  const dir = join(root, name)
  if (name !== basename(dir) || name === '..' || name.startsWith('.') || !holdsRun(dir))
    throw new TfnotesError('not-a-run', {path: dir})
  try {
    if ((await lstat(dir)).isSymbolicLink()) throw new TfnotesError('run-is-a-link', {path: dir})
    if (isLive(await liveness(dir))) throw new TfnotesError('run-still-live', {run: name})
    await expectDeletable(dir)
  } catch (cause) {
    throw ioError(cause, dir)
  }
}

/**
 * That all folders of a run let their files go, before any of them does.
 * @throws what the system says of the first that does not
 */
async function expectDeletable(folder: string): Promise<void> {
  const inside = await readdir(folder, {withFileTypes: true})
  if (inside.length > 0) await access(folder, constants.W_OK | constants.X_OK)
  for (const entry of inside) if (entry.isDirectory()) await expectDeletable(join(folder, entry.name))
}

/** What a deletion is named meanwhile; the reader's own files may begin with the same word. */
const isLeft = (name: string) => name.startsWith(going) && /.-[0-9a-f]{8}$/.test(name.slice(going.length))

/** What is another one's, or is being deleted by another process at this moment, is theirs. */
export async function clearLeft(root: string): Promise<void> {
  const left = (await readdir(root).catch(() => [])).filter(isLeft)
  for (const name of left) await rm(join(root, name), {recursive: true, force: true}).catch(() => {})
}
