import {lstatSync, type Stats} from 'node:fs'
import {join} from 'node:path'
import {type Failure, failureOf, TfnotesError} from '../errors.ts'
import {isUnreadable} from '../system/io-error.ts'
import {readSpec, specFile} from './create.ts'
import {readState} from './read-state.ts'
import {recoverSpec} from './recover.ts'
import type {RunSpec} from './spec.ts'
import {isYoung, stampOf} from './stamp.ts'
import {initialRunState, type RunState} from './state.ts'
import {factsOf, type RunFacts} from './summary.ts'
import {openTail, type Tail} from './tail.ts'
import {eventsFile} from './writer.ts'

/** What a run's files say, without what its trainer is doing at this moment. */
export interface ReadRun extends Pick<RunState, 'phase' | 'lastAt' | 'failure'> {
  /** Which files it was read from; empty where they have just changed and may do so again within the same tick. */
  readonly stamp: string
  /** Where its newest event stands: see `statusOf`. */
  readonly newestAt: number
  readonly facts: RunFacts
  readonly trouble?: Failure
  readonly guessed?: readonly string[]
}

/** A run's files half read: what comes is read from there on. */
export interface Reading {
  readonly spec: RunSpec
  readonly specStamp: string
  readonly ino: number
  readonly size: number
  readonly tail: Tail
  readonly state: RunState
}

/** The files that the facts are read from, as they are now; undefined for one that is not there. */
export interface Files {
  readonly spec: Stats | undefined
  readonly events: Stats | undefined
}

/** @throws what lstat throws where the folder may not be looked into */
export const filesOf = (dir: string): Files => ({
  spec: lstatSync(join(dir, specFile), {throwIfNoEntry: false}),
  events: lstatSync(join(dir, eventsFile), {throwIfNoEntry: false}),
})

/** Which files a run was read from; empty where they may change and keep their times. */
export const stampOfFiles = ({spec, events}: Files, now: number): string =>
  isYoung(spec, now) || isYoung(events, now) ? '' : `${stampOf(spec)}, ${stampOf(events)}`

/** Nine lines of ten are batches, and the longest are forecasts: no list needs them. */
export const isBatch = (line: string) => /"event":"(batch|predicted)"/.test(line)

/**
 * Reads a run, going on from `before` where the files have only grown since. Never throws: what stands in the way is
 * the run's `trouble`, and the rest is put together from what can be read.
 */
export async function readRun(
  dir: string,
  files: Files,
  stamp: string,
  before?: Reading,
): Promise<{readonly run: ReadRun; readonly reading?: Reading}> {
  const specStamp = stampOf(files.spec)
  const size = files.events?.size ?? 0
  const goesOn =
    before !== undefined &&
    before.specStamp === specStamp &&
    (before.size === 0 || before.ino === files.events?.ino) &&
    before.size <= size
  try {
    const spec = goesOn ? before.spec : await readSpec(dir)
    const tail = goesOn ? before.tail : tailOf(dir)
    const state = await readState(tail, goesOn ? before.state : undefined)
    return {
      run: {stamp, newestAt: tail.newestAt, ...toldBy(state), facts: factsOf(spec, state)},
      reading: {spec, specStamp, ino: files.events?.ino ?? 0, size, tail, state},
    }
  } catch (error) {
    return {run: await unreadRun(dir, error, stamp)}
  }
}

/** What can be said of a run that `error` keeps from being read. Never throws. */
export async function unreadRun(dir: string, error: unknown, stamp = ''): Promise<ReadRun> {
  const {state, newestAt} = await readTold(dir)
  const isLost = error instanceof TfnotesError && error.code === 'not-a-run'
  const trouble = failureOf(isLost ? new TfnotesError('run-unreadable', {path: join(dir, specFile)}) : error)
  const {epoch, guessed, ...known} = await recoverSpec(dir, state)
  const facts = factsOf(known, state)
  return {
    stamp: isUnreadable(trouble) ? '' : stamp,
    newestAt,
    ...toldBy(state),
    facts: {...facts, epoch: Math.max(epoch, facts.epoch)},
    trouble,
    guessed,
  }
}

/** What the events of a run say, but for its batches; nothing where they cannot be read. */
async function readTold(dir: string): Promise<{readonly state: RunState; readonly newestAt: number}> {
  const tail = tailOf(dir)
  const state = await readState(tail).catch(() => initialRunState)
  return {state, newestAt: tail.newestAt}
}

const toldBy = ({phase, lastAt, failure}: RunState) => ({phase, lastAt, ...(failure && {failure})})

const tailOf = (dir: string) => openTail(join(dir, eventsFile), {skip: isBatch})
