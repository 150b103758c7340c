import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, isAbsolute, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {readSpec, specFile} from './create.ts'
import {checkpointKinds} from './events.ts'

export interface FindOptions {
  /** `latest` means the latest with a checkpoint, for what applies a network. @default false */
  readonly trained?: boolean
  /** Where relative paths begin. @default the current folder */
  readonly cwd?: string
}

/**
 * The directory of the run that `ref` names: its id, a unique beginning of it, a path, `latest`, or
 * `latest:<chapter>`.
 * @throws TfnotesError `no-runs`, `no-trained-run`, `run-not-found`, `run-ambiguous`, `not-a-run`
 */
export async function findRun(root: string, ref: string, options: FindOptions = {}): Promise<string> {
  const names = await runNames(root)
  if (ref === 'latest' || ref.startsWith('latest:'))
    return findLatest(root, names, ref.slice(7), options.trained)
  if (names.includes(ref)) return join(root, ref)
  if (looksLikePath(ref)) return findByPath(resolve(options.cwd ?? '.', ref))
  const matches = ref === '' ? [] : names.filter(name => name.startsWith(ref))
  const [first] = matches
  if (first === undefined) {
    if (names.length === 0) throw new TfnotesError('no-runs', {root})
    throw new TfnotesError('run-not-found', {run: ref, root})
  }
  if (matches.length > 1) throw new TfnotesError('run-ambiguous', {run: ref, matches, count: matches.length})
  return join(root, first)
}

const looksLikePath = (ref: string) => isAbsolute(ref) || /[\\/]/.test(ref) || ref === '.' || ref === '..'

/** The run's directory, or a file or checkpoint in it, as a shell completes them. */
function findByPath(path: string): string {
  for (const dir of [path, join(path, '..')]) if (existsSync(join(dir, specFile))) return dir
  throw new TfnotesError('not-a-run', {path})
}

async function findLatest(
  root: string,
  names: readonly string[],
  chapter: string,
  trained = false,
): Promise<string> {
  const found = await Promise.all(
    names.map(async name => {
      const dir = join(root, name)
      const spec = await readSpec(dir).catch(() => undefined)
      return spec && (chapter === '' || spec.chapter === chapter) ? [{dir, createdAt: spec.createdAt}] : []
    }),
  )
  const all = found
    .flat()
    .sort((a, b) => b.createdAt - a.createdAt || (basename(a.dir) < basename(b.dir) ? 1 : -1))
  const fit = trained ? all.find(({dir}) => hasCheckpoint(dir)) : all[0]
  if (fit) return fit.dir
  if (all.length > 0) throw new TfnotesError('no-trained-run', {chapter: chapter || 'any', root})
  throw new TfnotesError('no-runs', {root, ...(chapter && {chapter})})
}

/** Whether there is a checkpoint to go on from, or to apply. */
export const hasCheckpoint = (dir: string): boolean =>
  checkpointKinds.some(kind => existsSync(join(dir, kind)))

/** Names of the run directories below `root`. */
export async function runNames(root: string): Promise<string[]> {
  const names = await readdir(root).catch(() => [])
  return names.filter(name => !name.startsWith('.') && existsSync(join(root, name, specFile))).sort()
}
