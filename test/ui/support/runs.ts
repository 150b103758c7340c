import type {RunEvent} from '../../../src/runs/events.ts'
import {initialRunState, reduceRunEvents} from '../../../src/runs/state.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import {eventsOf, start} from './events.ts'

export interface StoredRun {
  readonly summary: RunSummary
  readonly events: readonly RunEvent[]
  /** Its trainer lives: following does not end. */
  readonly live: boolean
}

export function stored(
  story: Parameters<typeof eventsOf>[0],
  status: RunSummary['status'],
  minutesAgo: number,
  more: Partial<RunSummary> = {},
): StoredRun {
  const events = eventsOf(story)
  const state = reduceRunEvents(initialRunState, events)
  const last = state.history.at(-1)
  const live = status === 'live'
  return {
    live,
    events,
    summary: {
      id: story.run,
      dir: `/runs/${story.run}`,
      chapter: story.chapter,
      createdAt: start - minutesAgo * 60_000,
      updatedAt: start,
      status,
      trained: state.history.length > 0,
      resumable: !live && status !== 'finished',
      hyperparameters: state.started?.hyperparameters ?? {},
      preset: 'notes',
      seed: 1,
      dataset: {name: 'mnist', from: 'auto', ...(story.source && {source: story.source})},
      ...(state.started && {backend: state.started.backend}),
      epoch: last?.epoch ?? 0,
      epochs: story.epochs,
      ...(last && {metrics: last}),
      ...(state.best && {best: state.best}),
      seconds: 30,
      warnings: [],
      ...more,
    },
  }
}

/** One of many finished runs, an hour apart, the newest first; what `more` says of it is otherwise. */
export const manyRuns = (
  count: number,
  more: (index: number) => Partial<RunSummary> & {readonly learningRate?: number} = () => ({}),
): StoredRun[] =>
  Array.from({length: count}, (_, index) => {
    const {learningRate = 0.001, ...rest} = more(index)
    const chapter = rest.chapter ?? 'mnist'
    const run = `${chapter}-20250301-100000-${index.toString(16).padStart(4, '0')}`
    return stored({run, chapter, epochs: 8, learningRate, dataset: 'mnist'}, 'finished', 60 * index, rest)
  })

/** A folder of runs as a reader has it after a while: one of every kind. */
export const someRuns = (): StoredRun[] => [
  stored(
    {run: 'mnist-20250301-100000-ab12', chapter: 'mnist', epochs: 8, done: 5, finished: false},
    'live',
    1,
  ),
  stored(
    {run: 'mnist-20250301-090000-cd34', chapter: 'mnist', epochs: 8, learningRate: 0.01},
    'finished',
    60,
  ),
  stored(
    {
      run: 'fashion-20250228-120000-ef56',
      chapter: 'fashion',
      epochs: 8,
      source: 'generated',
      dataset: 'fashion',
    },
    'finished',
    1500,
  ),
  stored(
    {run: 'iris-20250227-120000-0a0b', chapter: 'iris', epochs: 50, source: 'embedded'},
    'finished',
    3000,
  ),
  stored(
    {run: 'mnist-20250226-120000-0c0d', chapter: 'mnist', epochs: 8, done: 3, finished: false},
    'crashed',
    4500,
  ),
  stored(
    {
      run: 'stock-lstm-20250225-120000-1e2f',
      chapter: 'stock-lstm',
      epochs: 50,
      accuracy: false,
      prices: true,
    },
    'finished',
    6000,
  ),
  stored(
    {run: 'letters-20250224-120000-2a3b', chapter: 'letters-embedding-4', epochs: 100},
    'finished',
    7000,
  ),
]
