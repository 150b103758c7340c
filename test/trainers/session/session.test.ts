import {existsSync, readdirSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import {builtIn} from '../../../src/trainers/engines/built-in/index.ts'
import {rewriteState, withoutSpec} from '../rewrite-state.ts'
import {bytesOf, curvesOf, play, specOf, stateOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const kinds = (events: readonly EventBody[]) => events.map(({event}) => event)
const epochsOf = (events: readonly EventBody[]) => events.filter(event => event.event === 'epoch')
const lastOf = (events: readonly EventBody[]) => events.at(-1) as EventBody

// From its sources it takes so long to come in that it is told.
beforeAll(() => builtIn.open?.())

describe('a session', () => {
  it('tells where it trains what on which data, then every epoch, then its end', async () => {
    const events = await play(specOf('iris', {epochs: 3, validationFreq: 2}), scratchFolder())
    const [started] = events
    expect(started).toMatchObject({
      event: 'started',
      chapter: 'iris',
      backend: {name: 'cpu', why: 'chosen', threads: 1},
      dataset: {name: 'iris', source: 'embedded', train: 120, test: 30},
      parameters: 15,
      hyperparameters: {epochs: 3, validationFreq: 2, batchSize: 32},
      seed: 1,
      pid: process.pid,
    })
    expect(started).not.toHaveProperty('resumed')
    expect(new Set(kinds(events))).toEqual(
      new Set(['started', 'batch', 'validation', 'epoch', 'checkpoint', 'finished']),
    )
    expect(epochsOf(events).map(event => [event.epoch, 'valLoss' in event])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
    // The last epoch is judged at the end, though it is not one to be validated.
    expect(lastOf(events)).toMatchObject({event: 'finished', epochs: 3, reason: 'completed'})
    expect(lastOf(events)).toHaveProperty('metrics.valAccuracy')
  })

  it('tells the norm of gradients with batches and epochs, and the rate of a batch’s step', async () => {
    const events = await play(specOf('iris', {epochs: 2, learningRate: 0.05}), scratchFolder())
    const batches = events.filter(event => event.event === 'batch')
    expect(batches.every(({lr}) => lr === 0.05)).toBe(true)
    for (const event of [batches[0], ...epochsOf(events)]) {
      expect(event?.gradientNorm).toBeGreaterThan(0)
      expect(event?.gradientNorm).toBeLessThan(100)
    }
  })

  it('labels generated data', async () => {
    const events = await play(specOf('mnist', {epochs: 1}), scratchFolder())
    expect(events.find(({event}) => event === 'started')).toMatchObject({
      dataset: {source: 'generated', train: 200},
    })
  })

  it('learns', async () => {
    const events = await play(specOf('mnist', {epochs: 8, units: 24, learningRate: 0.005}), scratchFolder(), {
      now: () => performance.now(),
    })
    const curves = curvesOf(events)
    expect(curves.at(-1)?.loss).toBeLessThan((curves[0]?.loss as number) / 3)
  })

  it('gives the same bytes for the same seed, others for another', async () => {
    const dirs = [scratchFolder(), scratchFolder(), scratchFolder()] as const
    const runs = await Promise.all([
      play(specOf('iris', {epochs: 5}), dirs[0]),
      play(specOf('iris', {epochs: 5}), dirs[1], {now: () => performance.now()}),
      play(specOf('iris', {epochs: 5}, {seed: 2}), dirs[2]),
    ])
    const [one, same, other] = dirs.map(dir => bytesOf(dir, 'last', 'weights.bin'))
    expect(same).toBe(one)
    expect(other).not.toBe(one)
    expect(curvesOf(runs[1] as EventBody[])).toEqual(curvesOf(runs[0] as EventBody[]))
  })

  it('decays the learning rate by its schedule', async () => {
    const spec = specOf('iris', {
      epochs: 3,
      schedule: 'exponential',
      learningRate: 0.2,
      decayRate: 0.5,
      decayEpochs: 2,
    })
    const events = await play(spec, scratchFolder())
    expect(epochsOf(events).map(({lr}) => lr)).toEqual([0.2, 0.2 * 0.5 ** 0.5, 0.1])
  })

  it.each([
    ['sgd', 0.1],
    ['momentum', 0.01],
    ['adagrad', 0.1],
    ['adadelta', 10],
    ['rmsprop', 0.01],
    ['adam', 0.01],
    ['adamw', 0.01],
  ] as const)('trains with %s, and with a squared error', async (optimizer, learningRate) => {
    const spec = specOf('iris', {epochs: 30, optimizer, learningRate, loss: 'meanSquaredError'})
    const curves = curvesOf(await play(spec, scratchFolder(), {now: () => performance.now()}))
    expect(curves.at(-1)?.loss).toBeLessThan((curves[0]?.loss as number) * 0.8)
  })
})

describe('requests', () => {
  const inEpoch = (event: EventBody, epoch: number) => event.event === 'epoch' && event.epoch === epoch

  it('pause, with everything saved, and go on as if nothing had been', async () => {
    const dir = scratchFolder()
    const events = await play(specOf('iris', {epochs: 4}), dir, {
      react: event =>
        inEpoch(event, 2) ? {request: 'pause'} : event.event === 'paused' ? {request: 'resume'} : undefined,
    })
    const order = kinds(events).filter(kind => kind === 'paused' || kind === 'resumed')
    expect(order).toEqual(['paused', 'resumed'])
    const before = events[kinds(events).indexOf('paused') - 1]
    expect(before).toMatchObject({event: 'checkpoint', kind: 'last', epoch: 2})
    const straight = scratchFolder()
    await play(specOf('iris', {epochs: 4}), straight)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })

  it('change the learning rate, which a decaying schedule takes up', async () => {
    const spec = specOf('iris', {epochs: 4, schedule: 'exponential', decayRate: 0.5, learningRate: 0.1})
    const events = await play(spec, scratchFolder(), {
      react: event => (inEpoch(event, 2) ? {request: 'lr', value: 0.4} : undefined),
    })
    expect(events.find(({event}) => event === 'lr')).toMatchObject({from: 0.025, to: 0.4, epoch: 2})
    expect(epochsOf(events).map(({lr}) => lr)).toEqual([0.1, 0.05, 0.4, 0.2])
  })

  it('a learning rate that is asked for before there is anything to train is taken after the first batch', async () => {
    const spec = specOf('mnist', {epochs: 1, units: 4, learningRate: 0.1})
    const events = await play(spec, scratchFolder(), {
      react: event => (event.event === 'data' ? {request: 'lr', value: 0.125} : undefined),
    })
    expect(events.find(({event}) => event === 'lr')).toMatchObject({from: 0.1, to: 0.125, epoch: 0, step: 1})
    expect(epochsOf(events).map(({lr}) => lr)).toEqual([0.125])
  })

  it('a learning rate that was told of is kept when the trainer is killed that moment', async () => {
    const spec = specOf('iris', {epochs: 4, learningRate: 0.1})
    const dir = scratchFolder()
    await play(spec, dir, {
      react: event => (inEpoch(event, 2) ? {request: 'lr', value: 0.4} : undefined),
      dieAt: ({event}) => event === 'lr',
    })
    const resumed = await play(spec, dir, {again: true})
    expect(epochsOf(resumed).map(({lr}) => lr)).toEqual([0.4, 0.4])
  })

  it('stop at once with everything saved, and the run goes on later to the same end', async () => {
    const spec = specOf('iris', {epochs: 6})
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    const first = await play(spec, dir, {
      react: event =>
        event.event === 'batch' && event.epoch === 3 ? {request: 'stop', when: 'now', keep: true} : undefined,
    })
    expect(lastOf(first)).toMatchObject({event: 'finished', reason: 'stopped', epochs: 2})
    const second = await play(spec, dir, {again: true})
    expect(second.find(({event}) => event === 'started')).toMatchObject({resumed: {epoch: 2}})
    const whole = await play(spec, straight)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
    expect(curvesOf([...first, ...second])).toEqual(curvesOf(whole))
  })

  it('stop in the middle of a validation, which is done again later', async () => {
    const spec = specOf('iris', {epochs: 3, validationFreq: 1})
    const [dir, straight] = [scratchFolder(), scratchFolder()]
    const first = await play(spec, dir, {
      react: event =>
        event.event === 'validation' && event.epoch === 2
          ? {request: 'stop', when: 'now', keep: true}
          : undefined,
    })
    expect(stateOf(first).history).toHaveLength(1)
    const second = await play(spec, dir, {again: true})
    expect(second.find(({event}) => event === 'started')).toMatchObject({resumed: {epoch: 1, step: 4}})
    const whole = await play(spec, straight)
    expect(curvesOf([...first, ...second])).toEqual(curvesOf(whole))
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })

  it('stop at the end of the epoch', async () => {
    const events = await play(specOf('iris', {epochs: 6}), scratchFolder(), {
      react: event =>
        event.event === 'batch' && event.epoch === 3
          ? {request: 'stop', when: 'epoch-end', keep: true}
          : undefined,
    })
    expect(lastOf(events)).toMatchObject({event: 'finished', reason: 'stopped', epochs: 3})
    expect(stateOf(events).history).toHaveLength(3)
  })

  it('discard: nothing is saved any more', async () => {
    const dir = scratchFolder()
    const events = await play(specOf('iris', {epochs: 50_000}), dir, {
      now: () => performance.now(),
      react: event => (inEpoch(event, 1) ? {request: 'stop', when: 'now', keep: false} : undefined),
    })
    expect(lastOf(events)).toMatchObject({event: 'finished', reason: 'discarded'})
    expect(existsSync(join(dir, 'last'))).toBe(false)
  })

  it('end when the process is told to, with everything saved', async () => {
    const controller = new AbortController()
    const dir = scratchFolder()
    const events = await play(specOf('iris', {epochs: 6}), dir, {
      signal: controller.signal,
      react: event => {
        if (inEpoch(event, 2)) controller.abort()
        return undefined
      },
    })
    expect(lastOf(events)).toMatchObject({reason: 'stopped', epochs: 2})
    expect(existsSync(join(dir, 'last', 'state.json'))).toBe(true)
  })
})

describe('checkpoints', () => {
  it('of weights alone hold no optimizer', async () => {
    const dir = scratchFolder()
    await play(specOf('mnist', {epochs: 1, weightsOnly: true}), dir)
    expect(readdirSync(join(dir, 'last')).sort()).toEqual(['model.json', 'state.json', 'weights.bin'])
  })

  it('of the best alone are written when validation improves, and are what the run goes on from', async () => {
    const dir = scratchFolder()
    const spec = specOf('iris', {epochs: 20, validationFreq: 4, bestOnly: true})
    const events = await play(spec, dir)
    expect(readdirSync(dir)).toEqual(['best'])
    const saved = events.filter(event => event.event === 'checkpoint').map(({epoch}) => epoch)
    const improved = epochsOf(events).reduce<{epochs: number[]; best: number}>(
      ({epochs, best}, {epoch, valLoss = Number.POSITIVE_INFINITY}) =>
        valLoss < best ? {epochs: [...epochs, epoch], best: valLoss} : {epochs, best},
      {epochs: [], best: Number.POSITIVE_INFINITY},
    ).epochs
    expect(saved).toEqual(improved)
    expect(saved.length).toBeGreaterThan(1)
    const again = await play(spec, dir, {again: true})
    expect(again.find(({event}) => event === 'started')).toMatchObject({
      resumed: {epoch: saved.at(-1), step: 0},
    })
  })

  it('that are damaged stop the run, unless the best is asked for', async () => {
    const dir = scratchFolder()
    const spec = specOf('iris', {epochs: 5, validationFreq: 1})
    await play(spec, dir)
    truncateSync(join(dir, 'last', 'weights.bin'), 10)
    await expect(play(spec, dir)).rejects.toMatchObject({
      code: 'checkpoint-corrupt',
      detail: {path: join(dir, 'last'), file: 'weights.bin', problem: 'size', other: 'best'},
    })
    const events = await play(spec, dir, {resumeFrom: 'best', again: true})
    expect(lastOf(events)).toMatchObject({event: 'finished', reason: 'completed'})
  })

  it('never go on with other data', async () => {
    const dir = scratchFolder()
    await play(specOf('iris', {epochs: 2}), dir)
    // Of a checkpoint that names its spec, that alone would be refused.
    rewriteState(dir, withoutSpec)
    await expect(play(specOf('iris', {epochs: 2, validationSplit: 0.3}), dir)).rejects.toMatchObject({
      code: 'data-changed',
    })
  })

  it('stay from before when the numbers run away', async () => {
    const dir = scratchFolder()
    const spec = specOf('mnist', {epochs: 6, optimizer: 'sgd', learningRate: 0.01, loss: 'meanSquaredError'})
    const events: EventBody[] = []
    await expect(
      play(spec, dir, {
        dieAt: event => {
          events.push(event)
          return false
        },
        react: event => (inEpochTwo(event) ? {request: 'lr', value: 1e38} : undefined),
      }),
    ).rejects.toMatchObject({code: 'diverged'})
    expect(lastOf(events)).toMatchObject({event: 'warning', code: 'diverged'})
    const again = await play({...spec, hyperparameters: {...spec.hyperparameters, epochs: 2}}, dir)
    expect(again.find(({event}) => event === 'started')).toMatchObject({resumed: {epoch: 2}})
  })
  const inEpochTwo = (event: EventBody) => event.event === 'epoch' && event.epoch === 2
})

describe('what cannot be trained', () => {
  it.each([
    ['an unknown chapter', {chapter: 'nothing'}, 'unknown-chapter'],
    ['a data set that does not fit', {dataset: {name: 'mnist', from: 'auto'}}, 'dataset-not-accepted'],
    ['a value out of range', {hyperparameters: {epochs: 0}}, 'out-of-range'],
  ] as const)('%s is refused', async (_, change, code) => {
    await expect(play({...specOf('iris', {}), ...change}, scratchFolder())).rejects.toMatchObject({
      code,
      usage: true,
    })
  })
})

describe('a session that is asked to stop while data is loaded', () => {
  const many = {name: 'mnist', from: 'generated', trainSamples: 60_000, testSamples: 50} as const
  const isLoading = ({event}: EventBody) => event === 'data'

  it.each([
    ['stopped', true],
    ['discarded', false],
  ] as const)('ends as %s and trains nothing', async (reason, keep) => {
    const events = await play(specOf('mnist', {epochs: 1}, {dataset: many}), scratchFolder(), {
      react: event => (isLoading(event) ? {request: 'stop', when: 'now', keep} : undefined),
    })
    expect(kinds(events)).not.toContain('started')
    expect(lastOf(events)).toMatchObject({event: 'finished', epochs: 0, reason})
    expect(events.filter(isLoading).length).toBeLessThan(100)
  })

  it('ends as stopped when its process is told to end, and loses nothing', async () => {
    const [dir, whole] = [scratchFolder(), scratchFolder()]
    const spec = specOf('mnist', {epochs: 3})
    await play(spec, whole)
    const stop = (event: EventBody) =>
      event.event === 'epoch' && event.epoch === 2
        ? ({request: 'stop', when: 'now', keep: true} as const)
        : undefined
    const before = await play(spec, dir, {react: stop})
    const end = new AbortController()
    const middle = await play(spec, dir, {
      again: true,
      signal: end.signal,
      react: event => {
        if (isLoading(event)) end.abort()
        return undefined
      },
    })
    expect(lastOf(middle)).toMatchObject({event: 'finished', epochs: 2, reason: 'stopped'})
    expect(kinds(middle)).not.toContain('started')
    const state = stateOf([...before, ...middle])
    expect(state.phase).toBe('stopped')
    expect(state.history.length).toBe(2)
    await play(spec, dir, {again: true})
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(whole, 'last', 'weights.bin'))
  })

  it('goes on with a pause that was asked for meanwhile, once there is something to pause', async () => {
    const events = await play(specOf('mnist', {epochs: 1}), scratchFolder(), {
      react: event =>
        isLoading(event) ? {request: 'pause'} : event.event === 'paused' ? {request: 'resume'} : undefined,
    })
    expect(kinds(events)).toEqual(expect.arrayContaining(['started', 'paused', 'resumed']))
    expect(lastOf(events)).toMatchObject({reason: 'completed'})
  })
})
