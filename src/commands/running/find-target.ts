import {existsSync, statSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {findRun} from '../../runs/find.ts'
import {findLogs} from '../../runs/watched/find-logs.ts'
import {noEventFiles} from '../../runs/watched/watch-logs.ts'
import type {ErrorCode} from '../../text/errors.ts'
import type {Context} from '../line/command.ts'

/** What `attach` is to watch. */
export type Target =
  | {readonly kind: 'run'; readonly dir: string}
  /** Another program's event files in a folder, or below it. */
  | {readonly kind: 'logs'; readonly path: string}

/** No run is called so; a folder of somebody else's may be. */
const notFound: readonly string[] = [
  'only-watched',
  'not-a-run',
  'run-not-found',
  'no-runs',
] satisfies readonly ErrorCode[]

/**
 * What is meant by a run's name or a path: a run before anything else, then a folder with event files, from where one stands or
 * among the runs.
 * @throws TfnotesError as `findRun`; `no-event-files` for a folder that holds neither
 */
export async function findTarget(
  {checkpoints, cwd}: Pick<Context, 'checkpoints' | 'cwd'>,
  ref: string,
): Promise<Target> {
  try {
    return {kind: 'run', dir: await findRun(checkpoints, ref, {cwd})}
  } catch (error) {
    if (!(error instanceof TfnotesError) || !notFound.includes(error.code) || /^(latest(:.*)?)?$/.test(ref))
      throw error
    const folders = [resolve(cwd, ref), join(checkpoints, ref)].flatMap(folderOf)
    let missing = error
    for (const path of folders) {
      const found = await findLogs(path)
      if (found.runs.length > 0) return {kind: 'logs', path}
      if (missing === error) missing = noEventFiles(path, found)
    }
    throw missing
  }
}

/** The folder that a path names, or the one of an event file. */
function folderOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isDirectory()) return [path]
  return basename(path).includes('tfevents') ? [dirname(path)] : []
}
