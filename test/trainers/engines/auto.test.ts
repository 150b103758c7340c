import {afterEach, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {whyWords} from '../../../src/text/why.ts'
import {openAuto} from '../../../src/trainers/engines/auto.ts'
import type {Backend, Engine} from '../../../src/trainers/engines/engine.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'
import {countingEngine, tableOf} from './counting-engine.ts'

const opened: string[] = []
const closed: string[] = []
afterEach(() => {
  opened.length = 0
  closed.length = 0
})

/** An engine that says of itself how fast it is, and loses what it was when it is measured. */
const engine = (name: string, msPerStep: number, backend: Partial<Backend> = {}): Engine => ({
  name,
  prepare: async task => {
    opened.push(`${name} ${task.backend}`)
    const training = await countingEngine.prepare(task)
    return {
      ...training,
      backend: {...training.backend, name, ...backend},
      measure: async () => {
        await training.restore({weights: [{name: 'count', shape: [1], values: Float32Array.of(9e9)}]})
        return {...(await training.measure()), msPerStep}
      },
      close: async () => {
        closed.push(name)
      },
    }
  },
})

const gpu = {devices: ['GPU:0 NVIDIA H100']}
const spec = specOf('iris', {epochs: 3}, {backend: 'auto'})
/** The same with so many epochs that it pays to try; stopped after the third. */
const long = specOf('iris', {epochs: 100_000}, {backend: 'auto'})

async function chosen(builtIn: Engine, keras: Engine, of = long, hasGpu = true) {
  const auto = openAuto({builtIn, keras, hasGpu: () => hasGpu})
  const dir = scratchFolder()
  const events = await play(of, dir, {
    table: {...tableOf(builtIn), auto, keras},
    react: event =>
      event.event === 'epoch' && event.epoch === 3 ? {request: 'stop', when: 'now', keep: true} : undefined,
  })
  const started = events.find(event => event.event === 'started')
  return {
    backend: started?.backend,
    warnings: events.filter(({event}) => event === 'warning'),
    weight: (await readCheckpoint(`${dir}/last`))?.weights.get('count')?.[0],
    dir,
  }
}

it('auto is the built-in engine where there is no GPU, and nobody else is started', async () => {
  const {backend} = await chosen(engine('wasm', 120), engine('keras', 3, gpu), long, false)
  expect(backend).toMatchObject({name: 'wasm', why: 'chosen'})
  expect(opened).toEqual(['wasm auto'])
})

it('auto brings the built-in engine in while the data are read, and none that is another program', async () => {
  const opening = (name: string): Engine => ({
    ...engine(name, 1),
    open: async () => {
      opened.push(`${name} comes in`)
      throw new Error('what is wrong with it, preparing says')
    },
  })
  const {weight} = await chosen(opening('built-in'), opening('keras'), spec, false)
  expect(opened).toEqual(['built-in comes in', 'built-in auto'])
  expect(weight).toBeGreaterThan(0)
})

it('auto is the faster of both where there is one, and says by how much', async () => {
  const faster = await chosen(engine('wasm', 120), engine('keras', 3.14, gpu))
  expect(faster.backend).toMatchObject({name: 'keras', why: 'keras 3.1 ms < wasm 120 ms', ...gpu})
  expect(opened).toEqual(['wasm auto', 'keras keras'])
  expect(closed).toEqual(['wasm', 'keras'])
  expect(faster.warnings).toEqual([])

  const slower = await chosen(engine('wasm', 2), engine('keras', 3.14, gpu))
  expect(slower.backend).toMatchObject({name: 'wasm', why: 'wasm 2 ms < keras 3.1 ms'})

  // Its trial has left no trace.
  const plain = await chosen(engine('wasm', 2), engine('keras', 3), long, false)
  expect(slower.weight).toBe(plain.weight)
  expect(faster.weight).toBe(plain.weight)
})

it('auto starts no other program for what is done sooner', async () => {
  const {backend} = await chosen(engine('wasm', 5), engine('keras', 1, gpu), spec)
  expect(backend).toMatchObject({name: 'wasm', why: 'too-short-for-keras'})
  expect(opened).toEqual(['wasm auto'])
  expect(whyWords(backend?.why ?? '', 'en')).toBe('done before Keras would have started')
})

it.each([
  ['keras-missing', async () => Promise.reject(new TfnotesError('keras-missing')), 'Keras is not installed'],
  ['keras-no-gpu', engine('keras', 1, {devices: ['CPU:0']}).prepare, 'it sees no GPU'],
  ['keras-no-gpu', engine('keras', 1).prepare, 'it sees no GPU'],
])('auto goes back to the built-in engine where Keras is of no use: %s', async (code, prepare, words) => {
  const {backend, warnings} = await chosen(engine('wasm', 120), {name: 'keras', prepare})
  expect(backend).toMatchObject({name: 'wasm', why: `keras-unavailable: ${code}`})
  expect(whyWords(backend?.why ?? '', 'en')).toBe(`Keras does not work here: ${words}`)
  expect(warnings).toEqual([])
})

it('what nobody foresaw is told, and nothing stays open', async () => {
  const broken: Engine = {name: 'keras', prepare: async () => Promise.reject(new TypeError('no'))}
  await expect(chosen(engine('wasm', 120), broken)).rejects.toThrow('no')
  expect(closed).toEqual(['wasm'])
})

it('a run goes on with what it began on, whatever is faster now', async () => {
  const {dir} = await chosen(engine('wasm', 120), engine('keras', 3, gpu))
  const [builtIn, keras] = [engine('wasm', 1), engine('keras', 3, gpu)]
  const auto = openAuto({builtIn, keras, hasGpu: () => true})
  const events = await play(long, dir, {
    table: {...tableOf(builtIn), auto, keras},
    again: true,
    react: ({event}) => (event === 'epoch' ? {request: 'stop', when: 'now', keep: true} : undefined),
  })
  expect(events.find(({event}) => event === 'started')).toMatchObject({
    backend: {name: 'keras', why: 'chosen'},
  })
})
