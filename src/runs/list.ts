import {existsSync, type Stats, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {ioError, isUnreadable} from '../system/io-error.ts'
import {aliveFile} from './alive.ts'
import {checkpointAhead} from './checkpoint-ahead.ts'
import {hasCheckpoint} from './find.ts'
import {holdsRun} from './holds-run.ts'
import {readLabel, stampOfLabel} from './label.ts'
import {statusOf} from './liveness.ts'
import {eachRun} from './many.ts'
import {filesOf, type Reading, type ReadRun, readRun, stampOfFiles, unreadRun} from './read-run.ts'
import {type Beside, type KeptRun, type Remembered, recall, remember} from './remembered.ts'
import {readRunName} from './run-name.ts'
import {isYoung, stampOf} from './stamp.ts'
import {isEnd, isLive, type RunStatus} from './status.ts'
import type {RunSummary} from './summary.ts'
import {type Glance, glanceAt} from './watched/glance.ts'

/** Some of the runs, while the rest is still being read. */
export interface RunsSoFar {
  /** Newest first. */
  readonly runs: readonly RunSummary[]
  /** Folders that have never been looked into. */
  readonly left: number
}

/** A folder of runs that is looked into again and again. */
export interface RunList {
  /**
   * All runs, newest first; none where there is no such folder. What is damaged or cannot be read is a row all the same.
   * While nothing has changed the answer is the same array. `onPart` is told what there is so far, a few times a second.
   * @throws TfnotesError when the folder itself cannot be read
   */
  look(onPart?: (part: RunsSoFar) => void): Promise<readonly RunSummary[]>
}

export interface RunListOptions {
  /** A file of the reader's own that keeps what was read for the next time. @default nothing is kept */
  readonly memory?: string | undefined
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** Milliseconds until the first part is told, and between two. */
const [firstPart, nextPart] = [40, 250]

/** Bytes of events that are worth being remembered: a folder of a few runs is read as quickly. */
const worthRemembering = 1 << 20

/** What it is worth to look once less beside a run's files: a few calls of the system, as much as reading so many bytes. */
const besideBytes = 1 << 12

/** A run as it was at the last look. */
interface Known extends KeptRun {
  readonly row: RunSummary
  /** While it is trained. */
  readonly reading?: Reading | undefined
}

/** What no file of ours tells. */
const noRun: ReadRun = {
  stamp: '',
  newestAt: -1,
  phase: 'starting',
  lastAt: 0,
  facts: {createdAt: 0, updatedAt: 0, epoch: 0, epochs: 0, seconds: 0, warnings: []},
}

/** All runs below `root`, newest first: one look of `openRunList`. */
export const listRuns = (root: string, options: RunListOptions = {}): Promise<readonly RunSummary[]> =>
  openRunList(root, options).look()

export function openRunList(root: string, {memory, now = Date.now}: RunListOptions = {}): RunList {
  const known = new Map<string, Known>()
  /** Of folders that are no runs. */
  const glances = new Map<string, Glance>()
  let recalled: Remembered | undefined
  let sorted: readonly RunSummary[] | undefined = []
  let unkept = 0
  let inside: {readonly stamp: string; readonly names: readonly string[]} = {stamp: '', names: []}

  const put = (name: string, next: Known) => {
    const before = known.get(name)?.row
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(next.row)
    known.set(name, isSame ? {...next, row: before} : next)
    if (!isSame) sorted = undefined
  }
  const drop = (name: string) => {
    if (known.delete(name)) sorted = undefined
  }
  const rows = () => {
    sorted ??= [...known.values()].map(({row}) => row).sort(newestFirst)
    return sorted
  }

  async function see(name: string): Promise<void> {
    const dir = join(root, name)
    const before = known.get(name)
    try {
      const facts = statSync(dir)
      const folder = isYoung(facts, now()) ? '' : stampOf(facts)
      const files = filesOf(dir)
      if (!files.spec && !holdsRun(dir)) return await seeLogs(name, dir)
      const stamp = stampOfFiles(files, now())
      const kept = before ?? recalled?.get(name)
      const isSame = stamp !== '' && kept?.run.stamp === stamp
      const beside = isSame && isStill(dir, folder, kept.beside) ? kept.beside : undefined
      if (isSame && beside) {
        // Of what an earlier program has left there is no row yet.
        if (!before) put(name, {row: rowOf(name, dir, kept.run, beside), run: kept.run, beside})
        return
      }
      const {run, reading} = isSame
        ? {run: kept.run, reading: before?.reading}
        : await readRun(dir, files, stamp, before?.reading)
      if (!isSame && stamp !== '') unkept += files.events?.size ?? 0
      const seen = await lookBeside(dir, run)
      // A trainer that comes leaves `alive` in the folder; all else is renamed into it.
      const isSettled = folder !== '' && !seen.hasAlive && seen.told.status !== 'starting'
      if (isSettled) unkept += besideBytes
      put(name, {
        row: rowOf(name, dir, run, seen.told),
        run,
        reading: isLive(seen.told.status) ? reading : undefined,
        ...(isSettled && {beside: {folder, ...seen.told}}),
      })
    } catch (cause) {
      // It went while it was looked at, or may not be looked into.
      if (!holdsRun(dir)) return drop(name)
      const run = await unreadRun(dir, ioError(cause, dir))
      const {told} = await lookBeside(dir, run)
      put(name, {row: rowOf(name, dir, run, told), run})
    }
  }

  /** A folder that is no run may hold another program's event files. */
  async function seeLogs(name: string, dir: string): Promise<void> {
    const glance = await glanceAt(dir, now(), glances.get(name))
    glances.set(name, glance)
    if (glance.row) put(name, {row: glance.row, run: noRun})
    else drop(name)
  }

  /** Sorted anew only when folders have come or gone. */
  async function newestNames(): Promise<readonly string[]> {
    const facts = factsOf(root)
    const stamp = isYoung(facts, now()) ? '' : stampOf(facts)
    if (stamp === '' || stamp !== inside.stamp) inside = {stamp, names: await namesIn(root)}
    return inside.names
  }

  async function look(onPart?: (part: RunsSoFar) => void): Promise<readonly RunSummary[]> {
    let due = performance.now() + firstPart
    const names = await newestNames()
    const there = new Set(names)
    for (const name of known.keys()) if (!there.has(name)) drop(name)
    for (const name of glances.keys()) if (!there.has(name)) glances.delete(name)
    if (memory !== undefined) recalled ??= await recall(memory)
    const unseen = new Set(names.filter(name => !known.has(name) && !glances.has(name)))
    await eachRun(names, async name => {
      await see(name)
      unseen.delete(name)
      // What is looked into again is there meanwhile, however long that takes.
      if (onPart === undefined || unseen.size === 0 || performance.now() < due) return
      onPart({runs: rows(), left: unseen.size})
      due = performance.now() + nextPart
    })
    if (memory !== undefined && unkept >= worthRemembering) {
      unkept = 0
      const worth = [...known].filter(([, {run}]) => run.stamp !== '' && !run.trouble)
      await remember(
        memory,
        worth.map(([name, {run, beside}]) => [name, {run, ...(beside && {beside})}]),
      )
    }
    recalled = forgotten
    return rows()
  }

  return {look}
}

/**
 * The row of one run, wherever its folder lies. What is damaged or cannot be read is a row all the same.
 * @throws TfnotesError where the folder itself cannot be looked into
 */
export async function readRow(dir: string): Promise<RunSummary> {
  try {
    const {run} = await readRun(dir, filesOf(dir), '')
    return rowOf(basename(dir), dir, run, (await lookBeside(dir, run)).told)
  } catch (cause) {
    if (!holdsRun(dir)) throw ioError(cause, dir)
    const run = await unreadRun(dir, ioError(cause, dir))
    return rowOf(basename(dir), dir, run, (await lookBeside(dir, run)).told)
  }
}

/** Once everything has been looked at, it is known. */
const forgotten: Remembered = {get: () => undefined}

const newestFirst = (a: RunSummary, b: RunSummary) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)

/** Names of the folders that may be runs, the newest first as far as names and times tell. */
async function namesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, {withFileTypes: true}).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw ioError(cause, root)
  })
  return entries
    .filter(entry => !entry.isFile() && !entry.name.startsWith('.'))
    .map(({name}) => ({name, at: readRunName(name)?.createdAt ?? factsOf(join(root, name))?.mtimeMs ?? 0}))
    .sort((a, b) => b.at - a.at)
    .map(({name}) => name)
}

function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Whether all that is known beside the files of a run is as it was. */
function isStill(dir: string, folder: string, beside: Beside | undefined): boolean {
  if (!beside || folder === '' || beside.folder !== folder) return false
  // A label that is there may be written to in its place, by an editor.
  return beside.labelStamp === '' || beside.labelStamp === stampOfLabel(dir)
}

/** What is told of a run beside what its files say. @throws TfnotesError as `statusOf` */
async function lookBeside(dir: string, run: ReadRun) {
  const hasAlive = existsSync(join(dir, aliveFile))
  const status = statusFor(dir, run, hasAlive)
  const labelStamp = stampOfLabel(dir)
  const {label, trouble: labelTrouble} = labelStamp === '' ? {} : readLabel(dir)
  const checkpointEpoch = await checkpointAhead(dir, status, run.facts.epoch)
  const told: Omit<Beside, 'folder'> = {
    status,
    trained: hasCheckpoint(dir),
    labelStamp,
    ...(label && {label}),
    ...(labelTrouble && {labelTrouble}),
    ...(checkpointEpoch !== undefined && {checkpointEpoch}),
  }
  return {hasAlive, told}
}

function statusFor(dir: string, run: ReadRun, hasAlive: boolean): RunStatus {
  const {phase, trouble} = run
  const isSilenced = trouble !== undefined && isUnreadable(trouble)
  const told: RunStatus = isSilenced
    ? 'unreadable'
    : !hasAlive && isEnd(phase)
      ? phase
      : statusOf(dir, run, run.newestAt)
  const isAtWork = hasAlive && isLive(told)
  return !trouble || isSilenced || isAtWork ? told : 'damaged'
}

function rowOf(
  name: string,
  dir: string,
  {facts, failure, trouble, guessed}: ReadRun,
  {status, trained, label, labelTrouble, checkpointEpoch}: Omit<Beside, 'folder'>,
): RunSummary {
  return {
    id: name,
    dir,
    status,
    trained,
    resumable: !isLive(status) && status !== 'finished' && !trouble,
    ...facts,
    ...(status === 'failed' && failure && {failure}),
    ...(trouble && {trouble, guessed: guessed ?? []}),
    ...(label && {label}),
    ...(labelTrouble && {labelTrouble}),
    ...(checkpointEpoch !== undefined && {checkpointEpoch}),
  }
}
