import {phases, sources} from '../datasets/dataset.ts'
import {
  type Baseline,
  checkpointKinds,
  type DeviceUse,
  type EarlyStop,
  type EventBody,
  enginePhase,
  type Metrics,
  type ResumePoint,
  type RunEvent,
  type TestMetrics,
  type TestPrices,
} from './events.ts'
import {parseJson} from './parse-json.ts'
import {
  type Is,
  isCount,
  isDetail,
  isFigure,
  isListOf,
  isLiteral,
  isObjectOf,
  isOneOf,
  isOptional,
  isOrdinal,
  isText,
  isTime,
} from './shape.ts'
import {areHyperparameters, isParent} from './spec.ts'

const metrics = {
  loss: isFigure,
  accuracy: isOptional(isFigure),
  valLoss: isOptional(isFigure),
  valAccuracy: isOptional(isFigure),
}

const isBaseline = isObjectOf<Baseline>({
  kind: isOneOf(['classes', 'day-before']),
  loss: isFigure,
  samples: isCount,
  classes: isOptional(isCount),
  accuracy: isOptional(isFigure),
})

const failure = {code: isText, detail: isDetail}

type Body<K extends EventBody['event']> = Omit<Extract<EventBody, {event: K}>, 'event'>

/** What every event has beside `v`, `t` and its name. */
const bodies: {readonly [K in EventBody['event']]: {readonly [F in keyof Body<K>]-?: Is<Body<K>[F]>}} = {
  data: {phase: isOneOf([...phases, enginePhase]), done: isFigure, total: isFigure},
  started: {
    run: isText,
    chapter: isText,
    backend: isObjectOf<Body<'started'>['backend']>({
      name: isText,
      version: isText,
      threads: isCount,
      why: isText,
      threadsWhy: isOptional(isText),
      program: isOptional(isText),
      devices: isOptional(isListOf(isText)),
    }),
    dataset: isObjectOf<Body<'started'>['dataset']>({
      name: isText,
      source: isOneOf(sources),
      origin: isText,
      train: isCount,
      test: isCount,
      heldOut: isOptional(isCount),
    }),
    baseline: isOptional(isBaseline),
    parameters: isCount,
    hyperparameters: areHyperparameters,
    seed: isCount,
    pid: isCount,
    resumed: isOptional(isObjectOf<ResumePoint>({epoch: isCount, step: isCount})),
    parent: isOptional(isParent),
    prices: isOptional(
      isObjectOf<TestPrices>({column: isText, dates: isListOf(isText), actual: isListOf(isFigure)}),
    ),
  },
  batch: {
    epoch: isOrdinal,
    step: isOrdinal,
    steps: isOrdinal,
    loss: isFigure,
    accuracy: isOptional(isFigure),
    samplesPerSecond: isFigure,
    lr: isOptional(isFigure),
    gradientNorm: isOptional(isFigure),
  },
  validation: {epoch: isOrdinal, done: isCount, total: isCount},
  predicted: {epoch: isOrdinal, values: isListOf(isFigure)},
  epoch: {
    epoch: isOrdinal,
    epochs: isOrdinal,
    lr: isFigure,
    seconds: isFigure,
    samplesPerSecond: isFigure,
    msPerStep: isFigure,
    gradientNorm: isOptional(isFigure),
    memory: isFigure,
    cpu: isFigure,
    devices: isOptional(
      isListOf(isObjectOf<DeviceUse>({name: isText, use: isFigure, memory: isFigure, memoryTotal: isFigure})),
    ),
    restored: isOptional(isLiteral(true)),
    ...metrics,
  },
  checkpoint: {kind: isOneOf(checkpointKinds), epoch: isCount, step: isCount, path: isText},
  warning: failure,
  paused: {},
  resumed: {},
  lr: {
    from: isFigure,
    to: isFigure,
    epoch: isCount,
    step: isCount,
    cause: isOptional(isOneOf(['plateau'])),
  },
  epochs: {from: isCount, to: isOrdinal},
  finished: {
    epochs: isCount,
    bestEpoch: isOptional(isOrdinal),
    metrics: isObjectOf<Metrics>(metrics),
    test: isOptional(
      isObjectOf<TestMetrics>({
        loss: isFigure,
        accuracy: isOptional(isFigure),
        epoch: isCount,
        checkpoint: isOneOf(checkpointKinds),
        baseline: isOptional(isBaseline),
      }),
    ),
    seconds: isFigure,
    reason: isOneOf(['completed', 'stopped', 'discarded']),
    earlyStopped: isOptional(
      isObjectOf<EarlyStop>({
        epoch: isCount,
        patience: isCount,
        monitor: isOneOf(['loss', 'accuracy']),
      }),
    ),
    restored: isOptional(isOrdinal),
  },
  failed: failure,
}

const checks: ReadonlyMap<unknown, Is<object>> = new Map(
  Object.entries(bodies).map(([event, fields]) => [event, isObjectOf<Record<string, unknown>>(fields)]),
)

const newline = 0x0a

/**
 * The events among whole lines, and at which of their bytes the newest one's line begins (−1 where there is none). What is
 * no event, or not as one of its name is, is passed over: it was torn by a crash, is a newer version's, or somebody
 * else's. Numbers that are none (null in JSON) are NaN; fields that only a newer version knows stay.
 */
export function eventsIn(
  lines: Buffer,
  skip?: (line: string) => boolean,
): {readonly events: RunEvent[]; readonly newestAt: number} {
  const events: RunEvent[] = []
  let newestAt = -1
  for (let from = 0; from < lines.length; ) {
    const found = lines.indexOf(newline, from)
    const to = found < 0 ? lines.length : found
    const line = lines.toString('utf8', from, to)
    const event = line === '' || skip?.(line) ? undefined : readEvent(line)
    if (event) {
      events.push(event)
      newestAt = from
    }
    from = to + 1
  }
  return {events, newestAt}
}

function readEvent(line: string): RunEvent | undefined {
  const value = parseJson(line)
  if (!isEvent(value)) return undefined
  if (line.includes('null')) figuresOf(value)
  return value
}

const isEvent = (value: unknown): value is RunEvent => {
  const {v, t, event} = (value ?? {}) as Partial<RunEvent>
  return v === 1 && isTime(t) && checks.get(event)?.(value) === true
}

/** Where figures stand, besides the event itself. */
const holders = ['metrics', 'test', 'values', 'prices', 'actual']

/** What is null and was let through is a number that was none. */
export function figuresOf(event: object): void {
  const values = event as Record<string, unknown>
  for (const key of Object.keys(values)) {
    const value = values[key]
    if (value === null) values[key] = Number.NaN
    else if (typeof value === 'object' && holders.includes(key)) figuresOf(value)
  }
}
