import {lstatSync, statSync} from 'node:fs'
import {basename} from 'node:path'
import {type Failure, failureOf, TfnotesError} from '../../errors.ts'
import {readEndGuarded} from '../../system/read-guarded.ts'
import {stampOf} from '../stamp.ts'
import type {RunSummary} from '../summary.ts'
import {chooseCurves} from './curves.ts'
import {findLogs, type LogRun, near, secondsIn} from './find-logs.ts'
import {NotProtobuf} from './protobuf.ts'
import {readLogged} from './read-event.ts'
import {recordsIn} from './records.ts'
import type {TagCurve} from './watched.ts'

/** Bytes at the end of a file that tell the newest values. */
const endBytes = 1 << 17

/** Files of a folder that are looked into for them, the newest first. */
const mostFiles = 3

/** Milliseconds after which it is looked whether there are new files. */
const walkEvery = 10_000

/** What the list of runs knows of a folder that is none, and what it was read from. */
export interface Glance {
  /** Undefined for a folder without event files. */
  readonly row?: RunSummary
  readonly newest?: LogRun | undefined
  readonly walkedAt: number
  readonly folder: string
  readonly stamp: string
}

/**
 * What a list of runs says of a folder that holds event files of another program: of the run that was written last the
 * newest values, from the ends of its files. Nothing is read while nothing has changed, and folders below are looked through
 * now and then.
 * @throws TfnotesError where the folder cannot be read
 */
export async function glanceAt(dir: string, now: number, before?: Glance): Promise<Glance> {
  const folder = stampOf(statSync(dir, {throwIfNoEntry: false}))
  const isFresh = before?.folder === folder && Math.abs(now - before.walkedAt) < walkEvery
  const newest = isFresh ? before.newest : (await findLogs(dir, near)).runs[0]
  const walkedAt = isFresh ? before.walkedAt : now
  if (newest === undefined) return {walkedAt, folder, stamp: ''}
  const stamp = newest.parts
    .flatMap(({files}) => files.map(file => stampOf(lstatSync(file, {throwIfNoEntry: false}))))
    .join()
  if (before?.stamp === stamp) return {...before, newest, walkedAt, folder}
  return {row: await rowOf(dir, newest), newest, walkedAt, folder, stamp}
}

async function rowOf(dir: string, {name, parts, writtenAt}: LogRun): Promise<RunSummary> {
  const found = await Promise.all(parts.map(part => newestIn(part)))
  const tags = found.flatMap(one => one.tags)
  const problem = found.flatMap(one => one.problem ?? [])[0]
  const chosen = Object.entries(chooseCurves({tags}))
  const {loss, valLoss, accuracy, valAccuracy} = Object.fromEntries(
    chosen.map(([curve, {curve: taken}]) => [curve, taken?.values[0]]),
  )
  // Steps of a curve that nobody sees may count something else.
  const seen = chosen.length > 0 ? chosen.flatMap(([, {curve}]) => curve ?? []) : tags
  const first = Math.min(...parts.flatMap(({files}) => files.map(file => secondsIn(basename(file)) * 1000)))
  return {
    id: basename(dir),
    dir,
    status: 'watched',
    trained: false,
    resumable: false,
    createdAt: first > 0 && first < 8.64e15 ? first : writtenAt,
    updatedAt: Math.max(0, ...tags.map(({times}) => times[0] ?? 0)) || writtenAt,
    epoch: 0,
    epochs: 0,
    ...(loss !== undefined && {
      metrics: {
        loss,
        ...(accuracy !== undefined && {accuracy}),
        ...(valLoss !== undefined && {valLoss}),
        ...(valAccuracy !== undefined && {valAccuracy}),
      },
    }),
    seconds: 0,
    warnings: [],
    logs: {run: name, step: Math.max(0, ...seen.map(({steps}) => steps[0] ?? 0))},
    ...(problem && {trouble: problem}),
  }
}

/** The newest value of every tag of one part, as curves of one point. */
async function newestIn({
  name,
  files,
}: LogRun['parts'][number]): Promise<{readonly tags: TagCurve[]; readonly problem?: Failure}> {
  for (const file of files.toReversed().slice(0, mostFiles)) {
    try {
      const {bytes} = await readEndGuarded(file, endBytes)
      const tags = new Map<string, TagCurve>()
      for (const record of recordsIn(bytes)) {
        const {t, step, scalars} = readLogged(record, new Map())
        for (const {tag, value} of scalars) {
          const full = name === '' ? tag : `${name}/${tag}`
          const point = {
            steps: Float64Array.of(step),
            values: Float64Array.of(value),
            times: Float64Array.of(t),
          }
          tags.set(full, {tag: full, ...point, thinned: 1})
        }
      }
      if (tags.size > 0) return {tags: [...tags.values()]}
    } catch (error) {
      if (error instanceof TfnotesError) return {tags: [], problem: failureOf(error)}
      if (!(error instanceof NotProtobuf)) throw error
    }
  }
  return {tags: []}
}
