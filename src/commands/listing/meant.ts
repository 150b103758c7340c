import {realpathSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {findRun} from '../../runs/find.ts'
import {listRuns} from '../../runs/list.ts'
import type {Context, Given} from '../line/command.ts'
import {memoryOf} from '../running/memory.ts'

/**
 * The directories of the runs that are named, or, with `--where`, for which a query holds; each once. All of them are
 * found before anything is done to one.
 * @throws TfnotesError as `findRun` and `parseQuery`; `no-run-matches`
 */
export async function runsMeant(
  context: Context,
  refs: readonly string[],
  {where}: Given,
): Promise<readonly string[]> {
  const {checkpoints, cwd} = context
  if (where === undefined) {
    const dirs: string[] = []
    for (const ref of refs) dirs.push(await findRun(checkpoints, ref, {cwd}))
    return [...new Set(dirs)]
  }
  const all = await listRuns(checkpoints, {memory: memoryOf(context)})
  const {matching} = await import('./asked.ts')
  const found = matching(all, String(where)).filter(({logs}) => logs === undefined)
  if (found.length === 0) throw new TfnotesError('no-run-matches', {query: String(where), root: checkpoints})
  return found.map(({dir}) => dir)
}

/** The name of a run's folder right below the folder of runs. @throws TfnotesError `run-elsewhere` */
export function nameBelow(root: string, dir: string): string {
  const isBelow = realpathSync(dirname(dir)) === realpathSync(root)
  if (!isBelow) throw new TfnotesError('run-elsewhere', {path: dir, root})
  return basename(dir)
}
