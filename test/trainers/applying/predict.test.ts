import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {loaders} from '../../../src/datasets/index.ts'
import {TfnotesError} from '../../../src/errors.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {classifyMeasurements, classifyPicture} from '../../../src/trainers/applying/classify.ts'
import {historyCsv, weightsText} from '../../../src/trainers/applying/extract.ts'
import {openPredictor} from '../../../src/trainers/applying/predict.ts'
import {rank} from '../../../src/trainers/applying/rank.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {play, specOf, stateOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}

async function trained(spec: RunSpec) {
  const dir = join(scratchFolder(), spec.id)
  mkdirSync(dir)
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  const events = await play(spec, dir, {now: () => performance.now()})
  return {dir, spec, events, open: () => openPredictor(dir, {places, backend: 'cpu', weights: 'last'})}
}

const load = ({dataset, seed}: RunSpec, hyperparameters: RunSpec['hyperparameters'] = {}) =>
  loaders[dataset.name]({...dataset, places, seed, hyperparameters})

describe('a predictor', () => {
  it('judges flowers as the validation did', async () => {
    const {open, spec, events} = await trained(specOf('iris', {epochs: 60}))
    const predictor = await open()
    const {test} = await load(spec, stateOf(events).started?.hyperparameters)
    const answers = Array.from({length: test.count}, (_, i) =>
      classifyMeasurements(predictor, [...test.x.subarray(4 * i, 4 * i + 4)]),
    )
    const right = answers.filter(({top}, i) => top[0]?.class === test.y[i]).length
    expect(right / test.count).toBe(stateOf(events).finished?.metrics.valAccuracy)
    const [first] = answers
    expect(first?.top.map(({label}) => label).sort()).toEqual(['setosa', 'versicolor', 'virginica'])
    expect(first?.top.reduce((sum, {probability}) => sum + probability, 0)).toBeCloseTo(1, 6)
    expect(() => classifyMeasurements(predictor, [1, 2])).toThrow(TfnotesError)
    // Sums beyond what float32 holds: NaN is no probability.
    expect(() => classifyMeasurements(predictor, [3e38, 3e38, 3e38, 3e38])).toThrow(/no-finite-answer/)
    predictor.close()
  })

  it.each(['sparseCategoricalCrossentropy', 'sparseCategoricalCrossentropyFromLogits', 'meanSquaredError'])(
    'gives probabilities with the loss %s',
    async loss => {
      const {open} = await trained(specOf('iris', {epochs: 60, loss, units: 4}))
      const predictor = await open()
      const {top} = classifyMeasurements(predictor, [5.1, 3.5, 1.4, 0.2])
      expect(top).toHaveLength(4)
      expect(top.reduce((sum, {probability}) => sum + probability, 0)).toBeCloseTo(1, 6)
      expect(top[0]?.label).toBe('setosa')
    },
  )

  it('reads pictures', async () => {
    const {open, spec} = await trained(specOf('mnist', {epochs: 10, units: 32}))
    const predictor = await open()
    const {train} = await load(spec)
    const right = Array.from({length: 50}, (_, i) => {
      const data = Uint8Array.from(train.x.subarray(784 * i, 784 * (i + 1)))
      const picture = {width: 28, height: 28, channels: 1, data} as const
      return (
        classifyPicture(predictor, picture, {prepare: 'plain', invert: 'no'}).top[0]?.class === train.y[i]
      )
    }).filter(Boolean).length
    expect(right).toBeGreaterThan(35)
  })

  it('takes the best weights where there are some', async () => {
    const {dir} = await trained(specOf('iris', {epochs: 4, validationFreq: 2}))
    expect((await openPredictor(dir, {places, backend: 'cpu'})).weights).toBe('best')
  })

  it('says so when there is nothing to open', async () => {
    const dir = join(scratchFolder(), 'run')
    mkdirSync(dir)
    await expect(openPredictor(dir, {places})).rejects.toMatchObject({code: 'not-a-run'})
    writeFileSync(join(dir, 'run.json'), JSON.stringify(specOf('iris', {})))
    await expect(openPredictor(dir, {places})).rejects.toMatchObject({code: 'no-checkpoint'})
  })
})

describe('rank', () => {
  it('warns of what is not likely enough', () => {
    expect(rank([0.1, 0.5, 0.4], ['a', 'b', 'c'], 2)).toEqual({
      top: [
        {class: 1, label: 'b', probability: 0.5},
        {class: 2, label: 'c', probability: 0.4},
      ],
      confident: false,
    })
    expect(rank([0.05, 0.95], ['a', 'b']).confident).toBe(true)
  })
})

describe('extracts', () => {
  it('give every weight by name, shape and values that read back exactly', async () => {
    const {dir} = await trained(specOf('iris', {epochs: 3}))
    const checkpoint = await readCheckpoint(join(dir, 'last'))
    if (!checkpoint) throw new Error('no checkpoint')
    const text = [...weightsText(checkpoint)].join('')
    const [kernel, bias] = text
      .trim()
      .split('\n\n')
      .map(block => block.split('\n'))
    expect(kernel?.slice(0, 2)).toEqual(['output/kernel', '(4, 3)'])
    expect(kernel).toHaveLength(6)
    expect(bias?.slice(0, 2)).toEqual(['output/bias', '(3,)'])
    const read = (kernel ?? [])
      .slice(2)
      .flatMap(line => line.split(' ').map(value => Math.fround(Number(value))))
    expect(read).toEqual([...(checkpoint.weights.get('output/kernel') ?? [])])

    const [head, ...rows] = [...historyCsv(checkpoint)].join('').trim().split('\n')
    expect(head).toBe('epoch,loss,accuracy,valLoss,valAccuracy,lr')
    expect(rows).toHaveLength(3)
    expect(rows[2]).toMatch(/^3,\d\.\d+,0\.\d+,,,0\.1$/)
  })
})
