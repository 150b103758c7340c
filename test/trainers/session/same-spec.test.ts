import {describe, expect, it} from 'vitest'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {rewriteState, withoutSpec} from '../rewrite-state.ts'
import {bytesOf, curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const spec = specOf('iris', {epochs: 4, optimizer: 'momentum', batchSize: 32})
const digits = specOf('mnist', {epochs: 2, units: 12})

/** A run that was stopped in its second epoch. */
async function stopped(of = spec): Promise<string> {
  const dir = scratchFolder()
  await play(of, dir, {dieAt: event => event.event === 'checkpoint' && event.epoch === 1})
  return dir
}

const asking = (hyperparameters: RunSpec['hyperparameters'], of = spec): RunSpec => ({
  ...of,
  hyperparameters: {...of.hyperparameters, ...hyperparameters},
})

describe('a run whose run.json was changed', () => {
  const changed: [string, RunSpec, RunSpec, string[]][] = [
    ['seed', spec, {...spec, seed: 2}, ['seed 1 → 2']],
    ['batch size', spec, asking({batchSize: 16}), ['batchSize 32 → 16']],
    ['optimizer', spec, asking({optimizer: 'adam'}), ['optimizer momentum → adam']],
    ['learning rate', spec, asking({learningRate: 0.5}), ['learningRate 0.1 → 0.5']],
    ['units', digits, asking({units: 13}, digits), ['units 12 → 13']],
    [
      'several',
      digits,
      {...asking({batchSize: 16}, digits), seed: 3, dataset: {...digits.dataset, trainSamples: 100}},
      ['seed 1 → 3', 'trainSamples 200 → 100', 'batchSize 32 → 16'],
    ],
    [
      'data set',
      digits,
      {...digits, dataset: {...digits.dataset, name: 'fashion'}},
      ['dataset mnist → fashion'],
    ],
    ['chapter', spec, {...spec, chapter: 'mnist'}, ['chapter iris → mnist']],
  ]

  it.each(changed)('(%s) is not gone on with, and what differs is named', async (_, before, now, changes) => {
    const dir = await stopped(before)
    const bytes = bytesOf(dir, 'last', 'weights.bin')
    await expect(play(now, dir, {again: true})).rejects.toMatchObject({
      code: 'run-changed',
      detail: {changes},
    })
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytes)
  })

  it('may ask for more epochs, and for what is kept', async () => {
    const [dir, straight] = [await stopped(), scratchFolder()]
    const more = asking({epochs: 6, weightsOnly: true})
    await play(more, dir, {again: true})
    await play(asking({epochs: 6}), straight)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
  })
})

describe('a checkpoint of an older version, which names no spec,', () => {
  it('is gone on with', async () => {
    const [dir, straight] = [await stopped(), scratchFolder()]
    rewriteState(dir, withoutSpec)
    const again = await play(spec, dir, {again: true})
    const whole = await play(spec, straight)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
    expect(curvesOf(again)).toEqual(curvesOf(whole).slice(1))
  })

  it.each([
    ['seed', {...spec, seed: 2}, {code: 'run-changed'}],
    ['optimizer', asking({optimizer: 'adam'}), {code: 'optimizer-mismatch', detail: {before: 'momentum'}}],
  ])('but not with another %s', async (_, now, error) => {
    const dir = await stopped()
    rewriteState(dir, withoutSpec)
    await expect(play(now, dir, {again: true})).rejects.toMatchObject(error)
  })

  it('but not with weights of another shape, though they are as many', async () => {
    const dir = await stopped(digits)
    rewriteState(dir, state => ({
      ...withoutSpec(state),
      weights: state.weights.map(({name, shape}) => ({name, shape: [...shape].reverse()})),
    }))
    await expect(play(digits, dir, {again: true})).rejects.toMatchObject({code: 'checkpoint-mismatch'})
  })
})
