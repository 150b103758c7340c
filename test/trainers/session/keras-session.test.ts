import {existsSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import type {EventBody, Request} from '../../../src/runs/events.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {errorSentence} from '../../../src/text/sentence.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {describeKeras, environment} from '../../keras-here.ts'
import {curvesOf, play, type Script, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const mnist = (hyperparameters: RunSpec['hyperparameters'], backend: RunSpec['backend'] = 'keras') =>
  specOf(
    'mnist',
    {epochs: 4, batchSize: 16, dropout: 0, validationFreq: 1, optimizer: 'adam', ...hyperparameters},
    {backend},
  )

const prices = (hyperparameters: RunSpec['hyperparameters']): RunSpec => ({
  ...specOf('mnist', {epochs: 3, validationFreq: 1, ...hyperparameters}, {backend: 'keras'}),
  chapter: 'stock-rnn',
  dataset: {name: 'prices', from: 'generated', trainSamples: 60, testSamples: 20},
})

interface Played {
  readonly dir: string
  readonly events: readonly EventBody[]
  readonly error: {readonly code: string; readonly detail: Record<string, unknown>} | undefined
}

async function session(spec: RunSpec, script: Script = {}, dir = scratchFolder()): Promise<Played> {
  const events: EventBody[] = []
  const react = (event: EventBody) => {
    events.push(event)
    return script.react?.(event)
  }
  const error = await play(spec, dir, {environment, ...script, react}).then(
    () => undefined,
    error => error,
  )
  expect(existsSync(join(dir, 'engine'))).toBe(false)
  return {dir, events, error}
}

const kinds = (events: readonly EventBody[]) => events.map(({event}) => event)
const inEpoch =
  (epoch: number, request: Request) =>
  (event: EventBody): Request | undefined =>
    event.event === 'batch' && event.epoch === epoch && event.step > 2 && event.step < event.steps
      ? request
      : undefined
const stop = (keep = true, when: 'now' | 'epoch-end' = 'now'): Request => ({request: 'stop', when, keep})

const lossesOf = (events: readonly EventBody[]) => curvesOf(events).map(({loss}) => loss)

function expectNear(found: readonly number[], wanted: readonly number[], relative: number): void {
  expect(found.length).toBe(wanted.length)
  for (const [i, value] of found.entries())
    expect(Math.abs(value - (wanted[i] as number)) / Math.abs(wanted[i] as number)).toBeLessThan(relative)
}

describeKeras('a session on Keras', () => {
  it('pauses, takes a learning rate, goes on after a stop amid an epoch: the same curves', async () => {
    const spec = mnist({dropout: 0.2})
    const whole = await session(spec)
    expect(whole.events.at(-1)).toMatchObject({event: 'finished', reason: 'completed', epochs: 4})
    const paused = await session(spec, {
      react: event =>
        inEpoch(2, {request: 'pause'})(event) ?? (event.event === 'paused' ? {request: 'resume'} : undefined),
    })
    expect(kinds(paused.events)).toEqual(expect.arrayContaining(['paused', 'resumed']))
    expectNear(lossesOf(paused.events), lossesOf(whole.events), 1e-6)

    const stopped = await session(spec, {react: inEpoch(3, stop())})
    expect(stopped.events.at(-1)).toMatchObject({event: 'finished', reason: 'stopped', epochs: 2})
    const resumed = await session(spec, {again: true}, stopped.dir)
    expect(resumed.events.find(({event}) => event === 'started')).toMatchObject({
      resumed: {epoch: 2, step: expect.any(Number)},
    })
    const curves = curvesOf([...stopped.events, ...resumed.events])
    expect(curves.map(({epoch}) => epoch)).toEqual([1, 2, 3, 4])
    expectNear(
      curves.map(({loss}) => loss),
      lossesOf(whole.events),
      1e-6,
    )
    const [a, b] = [
      await readCheckpoint(join(whole.dir, 'last')),
      await readCheckpoint(join(resumed.dir, 'last')),
    ]
    for (const [name, values] of a?.weights ?? [])
      for (const [i, value] of values.entries())
        expect(Math.abs(value - (b?.weights.get(name)?.[i] ?? Number.NaN))).toBeLessThan(1e-6)

    const changed = await session(spec, {react: inEpoch(2, {request: 'lr', value: 1e-5})})
    expect(changed.events.find(({event}) => event === 'lr')).toMatchObject({to: 1e-5, epoch: 1})
    expect(curvesOf(changed.events).map(({lr}) => lr)).toEqual([0.001, 1e-5, 1e-5, 1e-5])
    expect(lossesOf(changed.events)[3]).toBeGreaterThan(lossesOf(whole.events)[3] as number)
  })

  it('ends as it is told: at the end of the epoch, at once without keeping', async () => {
    const ended = await session(mnist({}), {react: inEpoch(2, stop(true, 'epoch-end'))})
    expect(ended.events.at(-1)).toMatchObject({event: 'finished', reason: 'stopped', epochs: 2})
    expect((await readCheckpoint(join(ended.dir, 'last')))?.state.position).toMatchObject({epoch: 2, step: 0})
    const gone = await session(mnist({}), {react: inEpoch(1, stop(false))})
    expect(gone.events.at(-1)).toMatchObject({event: 'finished', reason: 'discarded'})
  })

  it('saves weights only, the best only, judges every second epoch', async () => {
    const light = await session(mnist({weightsOnly: true, validationFreq: 2}))
    const saved = await readCheckpoint(join(light.dir, 'last'))
    expect(saved?.slots.size).toBe(0)
    expect(curvesOf(light.events).map(({valLoss}) => valLoss !== undefined)).toEqual([
      false,
      true,
      false,
      true,
    ])
    const best = await session(mnist({bestOnly: true}))
    expect(readdirSync(best.dir)).toEqual(['best'])
  })

  it('forecasts the test days of prices at every validation', async () => {
    const {events} = await session(prices({}))
    const started = events.find(event => event.event === 'started')
    const days = started ? (started.prices?.actual.length ?? 0) : 0
    expect(days).toBeGreaterThan(0)
    const told = events.filter(event => event.event === 'predicted')
    expect(told.length).toBe(3)
    for (const {values} of told) {
      expect(values.length).toBe(days)
      expect(new Set(values).size).toBeGreaterThan(1)
    }
    expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'completed'})
  })

  it('ends where the numbers run away as on the built-in engine, and keeps the checkpoint from before', async () => {
    const spec = mnist({optimizer: 'sgd', learningRate: 0.01})
    const rate = (event: EventBody): Request | undefined =>
      event.event === 'epoch' && event.epoch === 2 ? {request: 'lr', value: 1e38} : undefined
    const [ours, theirs] = [
      await session({...spec, backend: 'cpu'}, {react: rate}),
      await session(spec, {react: rate}),
    ]
    for (const {events, error, dir} of [ours, theirs]) {
      expect(error).toMatchObject({code: 'diverged', detail: {epoch: 3}})
      expect(events.at(-1)).toMatchObject({event: 'warning', code: 'diverged'})
      expect((await readCheckpoint(join(dir, 'last')))?.state.position.epoch).toBeGreaterThan(1)
    }
    expect(errorSentence(theirs.error, 'en').replace(/step \d+/, '')).toBe(
      errorSentence(ours.error, 'en').replace(/step \d+/, ''),
    )
  })

  it.each(['sgd', 'momentum', 'adagrad', 'adadelta', 'rmsprop', 'adam', 'adamw'])(
    'goes on from the built-in engine and back with %s: the losses of who never changed',
    async optimizer => {
      const spec = {...mnist({optimizer, epochs: 3, learningRate: 0.01}), backend: 'cpu'} as const
      const ours = lossesOf((await session(spec)).events)
      const stopAt = (event: EventBody) =>
        event.event === 'epoch' && event.epoch === 1 ? stop(true, 'epoch-end') : undefined
      for (const [first, second] of [
        ['cpu', 'keras'],
        ['keras', 'cpu'],
      ] as const) {
        const begun = await session({...spec, backend: first}, {react: stopAt})
        const next = await session({...spec, backend: second}, {again: true}, begun.dir)
        expect(next.error).toBeUndefined()
        expect(next.events).toContainEqual(
          expect.objectContaining({code: 'backend-changed', detail: expect.objectContaining({now: second})}),
        )
        expectNear(lossesOf([...begun.events, ...next.events]), ours, 1e-4)
      }
    },
  )

  it('does not write its state to where a planted link points', async () => {
    const elsewhere = join(scratchFolder(), 'mine')
    writeFileSync(elsewhere, 'mine')
    const dir = scratchFolder()
    const {error} = await session(
      mnist({}),
      {
        react: event => {
          if (event.event !== 'started') return undefined
          const [own = ''] = readdirSync(join(dir, 'engine'))
          const path = join(dir, 'engine', own, 'state.bin')
          rmSync(path, {force: true})
          symlinkSync(elsewhere, path)
          expect(lstatSync(path).isSymbolicLink()).toBe(true)
          return undefined
        },
      },
      dir,
    )
    expect(error).toMatchObject({code: 'keras-failed'})
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
  })
})
