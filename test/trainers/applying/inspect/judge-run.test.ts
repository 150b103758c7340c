import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {RunSpec} from '../../../../src/runs/spec.ts'
import {judgeRun, loadValidation} from '../../../../src/trainers/applying/inspect/judge-run.ts'
import {lookThrough} from '../../../../src/trainers/applying/inspect/look-through.ts'
import {openPredictor, type Predictor} from '../../../../src/trainers/applying/predict.ts'
import {play, specOf, stateOf} from '../../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-inspect-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const places = {kerasCache: '/nowhere', cache: '/nowhere'}

async function trained(spec: RunSpec) {
  const dir = join(folder, spec.id)
  mkdirSync(dir)
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  const events = await play(spec, dir, {now: () => performance.now()})
  const predictor = await openPredictor(dir, {places, backend: 'cpu', weights: 'last'})
  return {predictor, accuracy: stateOf(events).finished?.metrics.valAccuracy}
}

describe('a trained network of two dense layers', () => {
  let predictor: Predictor
  let accuracy: number | undefined
  beforeAll(async () => {
    ;({predictor, accuracy} = await trained(specOf('mnist', {epochs: 3, units: 16})))
  })

  it('is judged on the samples its run was validated with', async () => {
    const told: number[] = []
    const judged = await judgeRun(predictor, {places, most: 4, onProgress: ({done}) => told.push(done)})
    expect(judged.accuracy).toBeCloseTo(accuracy ?? Number.NaN, 6)
    expect(judged.matrix.flat().reduce((a, b) => a + b)).toBe(50)
    expect(judged.mistakes).toHaveLength(4)
    expect(told.at(-1)).toBe(50)
    const [surest] = judged.mistakes
    // What is said of a mistake is what the network says of that very sample.
    const {x} = judged.data.test
    const at = (surest?.sample ?? 0) * 784
    const sample = Float32Array.from(x.subarray(at, at + 784), value => value / 255)
    const answer = predictor.predict(sample, 1)
    expect(answer[surest?.guess ?? 0]).toBeCloseTo(surest?.probability ?? Number.NaN, 5)
    expect(Math.max(...answer)).toBeCloseTo(surest?.probability ?? Number.NaN, 5)
  })

  it('refuses to judge by other samples than those of the run', async () => {
    const other = {...predictor, data: {...predictor.data, fingerprint: 'another'}}
    await expect(loadValidation(other, places)).rejects.toMatchObject({code: 'data-changed'})
  })

  it('shows its weights as pictures and a sample in every layer', async () => {
    const {test} = await loadValidation(predictor, places)
    const sample = Float32Array.from(test.x.subarray(0, 784), value => value / 255)
    const {filters, layers} = lookThrough(predictor, sample, 8)
    expect(filters).toMatchObject({layer: 'hidden', total: 16})
    expect(filters?.maps).toMatchObject({count: 8, width: 28, height: 28, channels: 1})
    expect(layers.map(({name, outputShape}) => [name, outputShape])).toEqual([
      ['flatten', [784]],
      ['hidden', [16]],
      ['output', [10]],
    ])
    // The last layer's row is the answer: its lightest value is the class that is named.
    const output = layers.at(-1)?.maps.data ?? new Uint8Array()
    const answer = predictor.predict(sample, 1)
    expect(output.indexOf(255)).toBe(answer.indexOf(Math.max(...answer)))
    expect(layers[1]?.silent).toBe(layers[1]?.maps.data.filter(value => value === 0).length)
  })
})

it('a convolution’s filters and maps come with parameters and receptive field', async () => {
  const {predictor} = await trained({
    ...specOf('mnist', {epochs: 1}),
    id: 'lenet-20260101-000000-0000',
    chapter: 'lenet',
    dataset: {name: 'mnist', from: 'generated', trainSamples: 32, testSamples: 10},
  })
  const {filters, layers} = lookThrough(predictor, new Float32Array(784).fill(0.5), 4)
  expect(filters?.maps).toMatchObject({count: 4, width: 5, height: 5, channels: 1})
  expect(filters?.total).toBe(6)
  const [first] = layers
  expect(first).toMatchObject({parameters: 156, receptiveField: 5, total: 6})
  expect(first?.maps).toMatchObject({count: 4, width: 24, height: 24})
  // An even picture gives even maps: each of them is silent.
  expect(first?.silent).toBe(6)
})
