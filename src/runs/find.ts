import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, isAbsolute, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {ioError, isUnreadable} from '../system/io-error.ts'
import {readSpec} from './create.ts'
import {checkpointKinds} from './events.ts'
import {holdsRun} from './holds-run.ts'
import {readLabel} from './label.ts'
import {eachRun} from './many.ts'
import {unreadRun} from './read-run.ts'
import {type FoundLogs, findLogs, near} from './watched/find-logs.ts'

export interface FindOptions {
  /** `latest` means the latest with a checkpoint, for what applies a network. @default false */
  readonly trained?: boolean
  /** Where relative paths begin. @default the current folder */
  readonly cwd?: string
}

/**
 * The directory of the run that `ref` names: its id, a unique beginning of it, the name that its reader gave it, a path,
 * `latest`, or `latest:<chapter>`. A name that is also the beginning of another run's id is refused, not guessed.
 * @throws TfnotesError `only-watched`, `no-runs`, `no-trained-run`, `run-not-found`, `run-ambiguous`, `not-a-run`, `latest-unreadable`,
 * and why the folder of runs cannot be read
 */
export async function findRun(root: string, ref: string, options: FindOptions = {}): Promise<string> {
  if (looksLikePath(ref)) return await findByPath(resolve(options.cwd ?? '.', ref))
  const names = await runNames(root)
  if (names.includes(ref)) return join(root, ref)
  if (ref === 'latest' || ref.startsWith('latest:'))
    return findLatest(root, names, ref.slice(7), options.trained)
  const matches = ref === '' ? [] : names.filter(name => name.startsWith(ref) || isCalled(root, name, ref))
  const [first] = matches
  if (first === undefined) {
    if (ref !== '') await expectNoLogs(join(root, ref))
    if (names.length === 0) throw new TfnotesError('no-runs', {root})
    throw new TfnotesError('run-not-found', {run: ref, root})
  }
  if (matches.length > 1) throw new TfnotesError('run-ambiguous', {run: ref, matches, count: matches.length})
  return join(root, first)
}

/** Whether its reader has given a run this very name. */
const isCalled = (root: string, name: string, ref: string): boolean =>
  readLabel(join(root, name)).label?.name === ref

const looksLikePath = (ref: string) => isAbsolute(ref) || /[\\/]/.test(ref) || ref === '.' || ref === '..'

/** The run's directory, or a file or checkpoint in it, as a shell completes them. */
async function findByPath(path: string): Promise<string> {
  for (const dir of [path, join(path, '..')]) if (holdsRun(dir)) return dir
  await expectNoLogs(path)
  throw new TfnotesError('not-a-run', {path})
}

/** What another program writes is no run of ours. @throws TfnotesError `only-watched` */
async function expectNoLogs(dir: string): Promise<void> {
  const {runs} = await findLogs(dir, near).catch(() => nothing)
  if (runs.length > 0) throw new TfnotesError('only-watched', {run: basename(dir)})
}

const nothing: FoundLogs = {runs: [], isCut: false}

interface Candidate {
  readonly dir: string
  readonly createdAt: number
  /** Undefined where it cannot be told. */
  readonly chapter?: string | undefined
  /** Why nobody can tell what it is. */
  readonly hidden?: string
}

async function readCandidate(dir: string): Promise<Candidate> {
  try {
    const {createdAt, chapter} = await readSpec(dir)
    return {dir, createdAt, chapter}
  } catch (error) {
    const {facts, trouble} = await unreadRun(dir, error)
    const {createdAt, chapter} = facts
    const isHidden = trouble !== undefined && isUnreadable(trouble)
    return {dir, createdAt, chapter, ...(isHidden && {hidden: String(trouble.detail.reason ?? trouble.code)})}
  }
}

/** A run that is damaged is the latest all the same: another one in its place would be a wrong answer. */
async function findLatest(
  root: string,
  names: readonly string[],
  chapter: string,
  trained = false,
): Promise<string> {
  const all: Candidate[] = []
  await eachRun(names, async name => {
    const found = await readCandidate(join(root, name))
    if (chapter === '' || (found.chapter ?? chapter) === chapter) all.push(found)
  })
  all.sort((a, b) => b.createdAt - a.createdAt || (basename(a.dir) < basename(b.dir) ? 1 : -1))
  const fit = trained ? all.find(({dir, hidden}) => hidden !== undefined || hasCheckpoint(dir)) : all[0]
  if (fit?.hidden !== undefined)
    throw new TfnotesError('latest-unreadable', {run: basename(fit.dir), reason: fit.hidden})
  if (fit) return fit.dir
  if (all.length > 0) throw new TfnotesError('no-trained-run', {chapter: chapter || 'any', root})
  throw new TfnotesError('no-runs', {root, ...(chapter && {chapter})})
}

/** Whether there is a checkpoint to go on from, or to apply. */
export const hasCheckpoint = (dir: string): boolean =>
  checkpointKinds.some(kind => existsSync(join(dir, kind)))

/** Names of the run directories below `root`; none where there is no such folder. */
export async function runNames(root: string): Promise<string[]> {
  const names = await readdir(root).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw ioError(cause, root)
  })
  return names.filter(name => !name.startsWith('.') && holdsRun(join(root, name))).sort()
}
