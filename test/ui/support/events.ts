import type {EventBody, RunEvent} from '../../../src/runs/events.ts'

/** A fixed moment: runs of the tests begin here. */
export const start = Date.UTC(2025, 2, 1, 10, 0, 0)

interface Story {
  readonly run: string
  readonly chapter: string
  readonly epochs: number
  /** Epochs that have ended; all of them when left out. */
  readonly done?: number
  readonly finished?: boolean
  readonly source?: 'file' | 'generated' | 'embedded'
  readonly dataset?: string
  readonly accuracy?: boolean
  readonly learningRate?: number
  /** A price history: its test days are forecast at every validation. */
  readonly prices?: boolean
}

/** A smooth, seedless wobble between -1 and 1. */
const wobble = (x: number) => Math.sin(x * 12.9898) * Math.cos(x * 4.1414)

const days = Array.from({length: 240}, (_, day) => day)
const testPrices = {
  column: 'open',
  dates: days.map(day => new Date(Date.UTC(2019, 3, 1 + day)).toISOString().slice(0, 10)),
  actual: days.map(day => 1000 + day + 40 * Math.sin(day / 20)),
}

const body = (run: Story): EventBody => ({
  event: 'started',
  run: run.run,
  chapter: run.chapter,
  backend: {name: 'wasm', version: '0.1.0', threads: 2, why: 'auto'},
  dataset: {
    name: (run.dataset ?? run.chapter) as 'mnist',
    source: run.source ?? 'file',
    origin: '/data/mnist',
    train: 60_000,
    test: 10_000,
  },
  parameters: 101_770,
  hyperparameters: {
    epochs: run.epochs,
    batchSize: 32,
    learningRate: run.learningRate ?? 0.001,
    optimizer: 'adam',
  },
  seed: 1,
  pid: 4242,
  ...(run.prices && {prices: testPrices}),
})

/** The figures of an epoch of a run that learns well and over-fits a little. */
export function epochBody(run: Story, epoch: number): EventBody {
  const share = epoch / run.epochs
  const loss = 0.5 * Math.exp(-3 * share) + 0.02 + 0.004 * wobble(epoch)
  const valLoss =
    0.45 * Math.exp(-3.2 * share) + 0.07 + 0.06 * Math.max(0, share - 0.6) + 0.006 * wobble(epoch + 0.5)
  return {
    event: 'epoch',
    epoch,
    epochs: run.epochs,
    loss,
    valLoss,
    ...(run.accuracy === false ? {} : {accuracy: 1 - loss / 3.2, valAccuracy: 1 - valLoss / 3.4}),
    lr: run.learningRate ?? 0.001,
    seconds: 4.2,
    samplesPerSecond: 14_285,
    msPerStep: 2.24,
    memory: 312_000_000,
    cpu: 1.88,
  }
}

/** The events of a run, from the first to the last that has happened. */
export function eventsOf(run: Story): RunEvent[] {
  const done = run.done ?? run.epochs
  const bodies: EventBody[] = [{event: 'data', phase: 'read', done: 1, total: 1}, body(run)]
  for (let epoch = 1; epoch <= done; epoch++) {
    if (run.prices)
      bodies.push({event: 'predicted', epoch, values: testPrices.actual.map(price => price - 300 / epoch)})
    bodies.push(epochBody(run, epoch))
    bodies.push({event: 'checkpoint', kind: 'last', epoch, step: 1875, path: 'last'})
  }
  if (run.finished ?? done === run.epochs)
    bodies.push({
      event: 'finished',
      epochs: done,
      bestEpoch: Math.max(1, done - 1),
      metrics: {loss: 0.05},
      seconds: done * 4.2,
      reason: 'completed',
    })
  else
    bodies.push({
      event: 'batch',
      epoch: done + 1,
      step: 1200,
      steps: 1875,
      loss: 0.1234,
      accuracy: 0.9,
      samplesPerSecond: 14_285,
    })
  return bodies.map((one, index) => ({v: 1, t: start + index * 4200, ...one}) as RunEvent)
}
