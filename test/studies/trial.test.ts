import {mkdirSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createRun, type NewRunSpec} from '../../src/runs/create.ts'
import type {EventBody} from '../../src/runs/events.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {judge} from '../../src/studies/outcome.ts'
import {openSameData} from '../../src/studies/same-data.ts'
import {findTrained, type Laboratory, trainTrial} from '../../src/studies/trial.ts'
import {epoch, finished, scratch, specOf, started} from '../runs/scratch.ts'
import {laboratoryIn} from './laboratory.ts'

const folder = scratch()

const laboratory = () => laboratoryIn(folder())

const iris = (others: Partial<NewRunSpec> = {}): NewRunSpec => ({...specOf('iris', 2), ...others})

/** A run that was trained to its end, as its events say. */
async function trained(lab: Laboratory, spec: NewRunSpec, ...instead: EventBody[]): Promise<string> {
  const dir = await createRun(lab.root, spec)
  const writer = openWriter(dir)
  const told = instead.length > 0 ? instead : [started(2), epoch(1), epoch(2), finished()]
  for (const event of told) writer.emit(event)
  writer.close()
  return dir
}

describe('a run that was trained before', () => {
  it('is taken for the same question', async () => {
    const lab = laboratory()
    const dir = await trained(lab, iris())
    expect(await findTrained(iris(), lab)).toBe(dir)
    // Threads decide nothing on these engines; a default that is written out is the same as one that is not.
    expect(await findTrained(iris({threads: 2}), lab)).toBe(dir)
    const {hyperparameters} = iris()
    expect(await findTrained(iris({hyperparameters: {...hyperparameters, optimizer: 'sgd'}}), lab)).toBe(dir)
  })

  it.each<[string, Partial<NewRunSpec>]>([
    ['another seed', {seed: 2}],
    ['another rate', {hyperparameters: {epochs: 2, learningRate: 0.2}}],
    ['more epochs', {hyperparameters: {epochs: 3, learningRate: 0.1}}],
    ['fewer samples', {dataset: {name: 'iris', from: 'auto', trainSamples: 20}}],
    ['another version', {versions: {...iris().versions, tfnotes: '0.0.9'}}],
    ['another backend', {backend: 'wasm'}],
  ])('is not taken for %s', async (_, others) => {
    const lab = laboratory()
    await trained(lab, iris())
    expect(await findTrained(iris(others), lab)).toBeUndefined()
  })

  it.each<[string, EventBody[]]>([
    ['stopped', [started(2), epoch(1), epoch(2), finished('stopped')]],
    [
      'changed by hand',
      [started(2), epoch(1), {event: 'lr', from: 0.1, to: 0.2, epoch: 1, step: 0}, epoch(2), finished()],
    ],
    [
      'computed on two engines',
      [
        started(2),
        epoch(1),
        {
          ...(started(2, {epoch: 1, step: 0}) as Extract<EventBody, {event: 'started'}>),
          backend: {name: 'wasm', version: '4.22.0', threads: 1, why: 'chosen'},
        },
        epoch(2),
        finished(),
      ],
    ],
    [
      'computed on a GPU',
      [
        {
          ...(started(2) as Extract<EventBody, {event: 'started'}>),
          backend: {name: 'keras', version: '3', threads: 1, why: 'chosen'},
        },
        epoch(1),
        epoch(2),
        finished(),
      ],
    ],
  ])('is not taken when it was %s', async (_, events) => {
    const lab = laboratory()
    await trained(lab, iris(), ...events)
    expect(await findTrained(iris(), lab)).toBeUndefined()
  })

  it('is not taken when its file has changed since', async () => {
    const lab = laboratory()
    const csv = join(lab.root, '..', 'prices.csv')
    mkdirSync(lab.root, {recursive: true})
    writeFileSync(csv, 'close\n1\n')
    const past = new Date(Date.now() - 60_000)
    utimesSync(csv, past, past)
    await new Promise(resolve => setTimeout(resolve, 20))
    const spec: NewRunSpec = {...iris(), chapter: 'stock-lstm', dataset: {name: 'prices', from: 'auto', csv}}
    const dir = await trained(lab, spec)
    expect(await findTrained(spec, lab)).toBe(dir)
    writeFileSync(csv, 'close\n2\n')
    // Times can be set back; that they were, cannot be hidden.
    utimesSync(csv, past, past)
    expect(
      await findTrained(spec, {...lab, sameData: openSameData({kerasCache: '', cache: ''})}),
    ).toBeUndefined()
  })

  it('is taken where only some batches of its set are there, and not when one has changed', async () => {
    const lab = laboratory()
    const given = join(lab.root, '..', 'data')
    const batches = join(given, 'cifar-10-batches-bin')
    mkdirSync(batches, {recursive: true})
    const rows = Buffer.concat(Array.from({length: 10}, (_, i) => Buffer.from([i, ...Buffer.alloc(3072)])))
    for (const name of ['data_batch_1', 'test_batch']) writeFileSync(join(batches, `${name}.bin`), rows)
    await new Promise(resolve => setTimeout(resolve, 20))
    const sameData = () => openSameData({given, kerasCache: '', cache: ''})
    const spec: NewRunSpec = {...iris(), chapter: 'cifar10', dataset: {name: 'cifar10', from: 'auto'}}
    const begun = started(2) as Extract<EventBody, {event: 'started'}>
    const dataset = {
      ...begun.dataset,
      name: 'cifar10',
      source: 'file' as const,
      origin: `${batches} (data_batch_1)`,
    }
    const dir = await trained(lab, spec, {...begun, dataset}, epoch(1), epoch(2), finished())
    expect(await findTrained(spec, {...lab, sameData: sameData()})).toBe(dir)
    writeFileSync(join(batches, 'test_batch.bin'), rows)
    expect(await findTrained(spec, {...lab, sameData: sameData()})).toBeUndefined()
  })

  it('is not taken where its data was drawn, and there is the real one now', async () => {
    const lab = laboratory()
    const mnist = (from: 'auto' | 'generated'): NewRunSpec => ({
      ...iris(),
      chapter: 'mnist',
      dataset: {name: 'mnist', from},
    })
    const drawn: EventBody = {
      ...(started(2) as Extract<EventBody, {event: 'started'}>),
      dataset: {name: 'mnist', source: 'generated', origin: 'drawn', train: 10, test: 10},
    }
    const events = [drawn, epoch(1), epoch(2), finished()]
    const dir = await trained(lab, mnist('generated'), ...events)
    expect(await findTrained(mnist('generated'), lab)).toBe(dir)
    expect(await findTrained(mnist('auto'), lab)).toBeUndefined()
  })
})

describe('a trial', () => {
  it('is trained once, and taken from then on', async () => {
    const lab = laboratory()
    const first = await trainTrial(iris({seed: 7}), lab)
    expect(first).toMatchObject({status: 'finished', taken: false})
    expect(judge(first.state)).toEqual({by: 'accuracy', value: 0.7, epoch: 1})
    const again = await trainTrial(iris({seed: 7}), lab)
    expect(again).toMatchObject({run: first.run, taken: true})
  })

  it('of a study that was cut off goes on in its own run', async () => {
    const lab = laboratory()
    const spec = iris({seed: 3, study: {id: 'sweep-iris-1', trial: '0/3'}})
    const dir = await trained(lab, spec, started(2), epoch(1))
    const done = await trainTrial(spec, lab)
    expect(done).toMatchObject({dir, status: 'finished', taken: false})
  })
})
