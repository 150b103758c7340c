import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import {eventsIn} from '../../../src/runs/read-events.ts'
import {initialRunState, reduceRunEvents} from '../../../src/runs/state.ts'
import {builtIn} from '../../../src/trainers/engines/built-in/index.ts'
import type {Engine} from '../../../src/trainers/engines/engine.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {bytesOf, curvesOf, play, type Script, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'
import {countingEngine, tableOf} from './counting-engine.ts'
import {program} from './keras/fake-python.ts'

const table = tableOf(countingEngine)
const spec = specOf('iris', {epochs: 6, validationFreq: 2, learningRate: 0.5})
const kinds = (events: readonly EventBody[]) => events.map(({event}) => event)
const inEpoch = (event: EventBody, epoch: number) => event.event === 'epoch' && event.epoch === epoch

async function trained(script: Script = {}, dir = scratchFolder(), of = spec) {
  const events = await play(of, dir, {table, ...script})
  return {dir, events, weights: bytesOf(dir, 'last', 'weights.bin')}
}

describe('another engine, under the same session,', () => {
  it('is told of, saved and judged like any other', async () => {
    const {dir, events} = await trained()
    expect(events[0]).toMatchObject({
      event: 'started',
      backend: {name: 'abacus', why: 'chosen'},
      parameters: 1,
    })
    expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'completed', epochs: 6, bestEpoch: 6})
    expect(curvesOf(events).map(({valLoss}) => valLoss !== undefined)).toEqual(
      [0, 1, 0, 1, 0, 1].map(Boolean),
    )
    const {state, weights} = (await readCheckpoint(join(dir, 'best'))) ?? {}
    expect(state).toMatchObject({backend: 'abacus', optimizer: {iterations: 24}})
    expect(weights?.get('count')?.[0]).toBeGreaterThan(0)
  })

  it.skipIf(process.platform === 'win32')(
    'is told of with what its processes and its devices take',
    async () => {
      const tools = scratchFolder()
      program(join(tools, 'nvidia-smi'), ["echo '0, GPU-aa, NVIDIA H100, 93, 512, 80000'"])
      const engine: Engine = {
        name: 'elsewhere',
        prepare: async task => {
          const training = await countingEngine.prepare(task)
          return {
            ...training,
            backend: {...training.backend, devices: ['GPU:0 NVIDIA H100']},
            usage: () => ({memory: 7e12, cpuSeconds: 0}),
          }
        },
      }
      const {events} = await trained(
        {
          table: tableOf(engine),
          environment: {PATH: tools},
          react: event =>
            event.event === 'epoch' && event.devices ? {request: 'stop', when: 'now', keep: true} : undefined,
        },
        scratchFolder(),
        specOf('iris', {epochs: 100_000}),
      )
      expect(events[0]).toMatchObject({event: 'started', backend: {devices: ['GPU:0 NVIDIA H100']}})
      const told = events.findLast(({event}) => event === 'epoch')
      expect(told).toMatchObject({
        devices: [
          {name: 'GPU:0 NVIDIA H100', use: 0.93, memory: 512 * 2 ** 20, memoryTotal: 80000 * 2 ** 20},
        ],
      })
      expect(told?.event === 'epoch' && told.memory).toBeGreaterThan(7e12)
      const line = JSON.stringify({v: 1, t: 1, ...told})
      expect(eventsIn(Buffer.from(`${line}\n`)).events).toEqual([{v: 1, t: 1, ...told}])
    },
  )

  it('stands still in a pause, and goes on as if nothing had been', async () => {
    const {events, weights} = await trained({
      react: event =>
        inEpoch(event, 2) ? {request: 'pause'} : event.event === 'paused' ? {request: 'resume'} : undefined,
    })
    expect(kinds(events).filter(kind => kind === 'paused' || kind === 'resumed')).toEqual([
      'paused',
      'resumed',
    ])
    expect(weights).toBe((await trained()).weights)
  })

  it('takes a learning rate at the step after the request', async () => {
    const {events, weights} = await trained({
      react: event => (inEpoch(event, 2) ? {request: 'lr', value: 0.25} : undefined),
    })
    expect(events.find(({event}) => event === 'lr')).toMatchObject({from: 0.5, to: 0.25, epoch: 2, step: 1})
    expect(curvesOf(events).map(({lr}) => lr)).toEqual([0.5, 0.5, 0.25, 0.25, 0.25, 0.25])
    expect(weights).not.toBe((await trained()).weights)
  })

  it.each([
    ['stopped', {react: (event: EventBody) => stopAt(event)}],
    ['killed', {dieAt: (event: EventBody) => event.event === 'checkpoint' && event.step > 0}],
  ])('%s in the middle of an epoch, ends with the same bytes and curves', async (_, broken) => {
    const dir = scratchFolder()
    const first = await trained(broken, dir)
    const second = await trained({again: true}, dir)
    expect(second.events[0]).toMatchObject({
      event: 'started',
      resumed: {step: expect.toSatisfy(step => step > 0)},
    })
    const whole = await trained()
    expect(second.weights).toBe(whole.weights)
    expect(curvesOf([...first.events, ...second.events])).toEqual(curvesOf(whole.events))
  })
  const stopAt = (event: EventBody) =>
    event.event === 'batch' && event.epoch === 3 && event.step === 2
      ? ({request: 'stop', when: 'now', keep: true} as const)
      : undefined
})

describe('a backend that nobody has', () => {
  /** As a later version might call one. */
  const foreign: Engine = {
    name: 'foreign',
    prepare: async task => ({
      ...(await builtIn.prepare({...task, backend: 'wasm'})),
      backend: {name: 'keras-jax', version: '3', threads: 1, why: 'chosen'},
    }),
  }
  const warnings = (events: readonly EventBody[]) => events.filter(({event}) => event === 'warning')

  it('in a checkpoint means whichever is best here, and the reader is told', async () => {
    const dir = scratchFolder()
    const auto = {...spec, backend: 'auto'} as const
    await play({...auto, hyperparameters: {epochs: 2}}, dir, {table: tableOf(foreign)})
    const events = await play({...auto, hyperparameters: {epochs: 3}}, dir, {again: true})
    const {backend} = events.find(({event}) => event === 'started') as {backend: {name: string; why: string}}
    expect(['native', 'wasm']).toContain(backend.name)
    expect(warnings(events)).toEqual([
      {
        event: 'warning',
        code: 'backend-changed',
        detail: {before: 'keras-jax', now: backend.name, why: backend.why},
      },
    ])
    expect(events.at(-1)).toMatchObject({event: 'finished', epochs: 3})
  })

  it('in a spec, too', async () => {
    const events = await play(
      {...spec, hyperparameters: {epochs: 1}, backend: 'abacus' as never},
      scratchFolder(),
    )
    const told = warnings(events).filter(
      event => event.event === 'warning' && event.code === 'backend-unavailable',
    )
    expect(told).toMatchObject([{detail: {wanted: 'abacus', used: expect.stringMatching('native|wasm')}}])
  })
})

it('an engine that takes its time to begin is told of, and is no loading of data any more', async () => {
  const slow: Engine = {
    name: 'slow',
    prepare: async task => {
      while (!told) await sleep(10)
      return countingEngine.prepare(task)
    },
  }
  let told = false
  const events = await play(spec, scratchFolder(), {
    table: tableOf(slow),
    react: event => {
      told ||= event.event === 'data' && event.phase === 'start'
      return undefined
    },
  })
  const start = events.findIndex(event => event.event === 'data' && event.phase === 'start')
  expect(events[start + 1]?.event).toBe('started')
  const before = events.slice(0, start + 1).map((event, t) => ({v: 1, t, ...event}) as const)
  expect(reduceRunEvents(initialRunState, before)).toMatchObject({phase: 'starting', data: undefined})
})
