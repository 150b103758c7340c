import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {EventBody, Request} from '../../src/runs/events.ts'
import {eventsIn} from '../../src/runs/read-events.ts'
import type {RunSpec} from '../../src/runs/spec.ts'
import {initialRunState, type RunState, reduceRunEvents} from '../../src/runs/state.ts'
import {runTraining, type SessionOptions} from '../../src/trainers/session/run-training.ts'
import {curvesOf as curvesOfRun} from '../runs/curves.ts'

/** A run on data that needs no files: irises, or digits drawn by code. */
export function specOf(
  chapter: 'iris' | 'mnist',
  hyperparameters: RunSpec['hyperparameters'],
  others: Partial<RunSpec> = {},
): RunSpec {
  return {
    v: 1,
    id: `${chapter}-20260101-000000-0000`,
    chapter,
    createdAt: 0,
    hyperparameters,
    seed: 1,
    dataset:
      chapter === 'iris'
        ? {name: 'iris', from: 'auto'}
        : {name: 'mnist', from: 'generated', trainSamples: 200, testSamples: 50},
    backend: 'cpu',
    threads: 0,
    versions: {tfnotes: '', node: '', tfjs: ''},
    ...others,
  }
}

export interface Script extends Partial<SessionOptions> {
  /** Requests made after each event. */
  readonly react?: (event: EventBody) => Request | undefined
  /** The process dies when this event is told: the checkpoint of a `checkpoint` event is written by then. */
  readonly dieAt?: (event: EventBody) => boolean
}

/** A clock that makes everything due at every look: checkpoints after every step, a look at the requests, events. */
function hastyClock(): () => number {
  let now = 0
  return () => {
    now += 60_000
    return now
  }
}

class Killed extends Error {}

/** Runs one session of a run and returns what it told. */
export async function play(
  spec: RunSpec,
  dir: string,
  {react, dieAt, ...options}: Script = {},
): Promise<EventBody[]> {
  const told: EventBody[] = []
  const waiting: Request[] = []
  const emit = (event: EventBody) => {
    told.push(event)
    if (dieAt?.(event)) throw new Killed()
    const request = react?.(event)
    if (request) waiting.push(request)
  }
  await runTraining(spec, {
    dir,
    emit,
    requests: {poll: () => waiting.splice(0)},
    places: {kerasCache: '/nowhere', cache: '/nowhere'},
    signal: new AbortController().signal,
    now: hastyClock(),
    ...options,
  }).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error
  })
  return told
}

/** What readers of the run make of its events, of which they must know each. */
export function stateOf(events: readonly EventBody[]): RunState {
  const lines = events.map(event => JSON.stringify({v: 1, t: 0, ...event}))
  const {events: read} = eventsIn(Buffer.from(lines.join('\n')))
  if (read.length < events.length) throw new Error('readers pass over an event that was told')
  return reduceRunEvents(initialRunState, read)
}

/** As `curvesOf` of a run's state. */
export const curvesOf = (events: readonly EventBody[]) => curvesOfRun(stateOf(events))

export const bytesOf = (dir: string, ...path: string[]): string =>
  readFileSync(join(dir, ...path)).toString('base64')
