import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createRun, readSpec} from '../../../src/runs/create.ts'
import type {CheckpointKind} from '../../../src/runs/events.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {readParent} from '../../../src/trainers/branching/parent.ts'
import {bytesOf, curvesOf, play, specOf, stateOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const iris = specOf('iris', {epochs: 5, optimizer: 'momentum'})
const digits = specOf('mnist', {epochs: 3, units: 12, dropout: 0.3})
const stop = {request: 'stop', when: 'now', keep: true} as const

type Values = RunSpec['hyperparameters']

const asking = (spec: RunSpec, values: Values, others: Partial<RunSpec> = {}): RunSpec => ({
  ...spec,
  ...others,
  hyperparameters: {...spec.hyperparameters, ...values},
})

/** A branch off the run in `dir`, created and not trained yet. */
async function branch(
  dir: string,
  of: RunSpec,
  values: Values = {},
  others: Partial<RunSpec> = {},
  kind?: CheckpointKind,
) {
  const {parent, checkpoint} = await readParent(dir, kind)
  const {id: _, v: __, createdAt: ___, ...spec} = asking(of, values, others)
  const made = await createRun(scratchFolder(), {...spec, parent}, () => 0, checkpoint.files)
  return {dir: made, spec: await readSpec(made)}
}

async function trained(spec: RunSpec): Promise<string> {
  const dir = scratchFolder()
  await play(spec, dir)
  return dir
}

describe.each([
  ['iris', iris],
  ['mnist', digits],
])('a branch of %s without changes', (_, spec) => {
  it('ends with the bytes and goes on with the curves of its parent', async () => {
    const more = asking(spec, {epochs: 7})
    const parent = await trained(spec)
    const {dir, spec: asked} = await branch(parent, more)
    // It needs nothing of its parent.
    rmSync(parent, {recursive: true})
    const told = await play(asked, dir)
    const straight = scratchFolder()
    const whole = await play(more, straight)
    for (const file of ['weights.bin', 'optimizer.bin'])
      expect(bytesOf(dir, 'last', file), file).toBe(bytesOf(straight, 'last', file))
    expect(curvesOf(told)).toEqual(curvesOf(whole).slice(Number(spec.hyperparameters.epochs)))
    expect(told.find(({event}) => event === 'started')).toMatchObject({
      parent: {epoch: spec.hyperparameters.epochs},
    })
  })

  it('does so from the middle of an epoch, and when it is killed itself', async () => {
    const parent = scratchFolder()
    await play(spec, parent, {
      dieAt: event => event.event === 'checkpoint' && event.epoch === 1 && event.step > 0,
    })
    const {dir, spec: asked} = await branch(parent, spec, {}, {}, 'last')
    expect(asked.parent).toMatchObject({epoch: 1, step: expect.any(Number), checkpoint: 'last'})
    expect(asked.parent?.step).toBeGreaterThan(0)
    const first = await play(asked, dir, {dieAt: ({event}) => event === 'started'})
    const second = await play(asked, dir, {
      again: true,
      dieAt: event => event.event === 'checkpoint' && event.kind === 'last' && event.epoch === 2,
    })
    const third = await play(asked, dir, {again: true, known: []})
    const straight = await trained(spec)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight, 'last', 'weights.bin'))
    const epochs = stateOf([...first, ...second, ...third]).history.column('epoch')
    expect([...epochs]).toEqual(
      Array.from({length: Number(spec.hyperparameters.epochs) - 1}, (_, i) => i + 2),
    )
  })
})

it('takes the learning rate over that was set by hand, and its optimizer with it', async () => {
  const parent = scratchFolder()
  await play(iris, parent, {
    react: event => (event.event === 'epoch' && event.epoch === 2 ? {request: 'lr', value: 0.03} : undefined),
  })
  const {spec} = await readParent(parent)
  expect(spec.hyperparameters.learningRate).toBe(0.03)
  const {dir, spec: asked} = await branch(parent, iris, {learningRate: 0.03, epochs: 6})
  const told = await play(asked, dir)
  expect(told.filter(({event}) => event === 'epoch')).toMatchObject([{epoch: 6, lr: 0.03}])
  expect(told.filter(({event}) => event === 'warning')).toEqual([])
})

it('begins the optimizer anew where that is another, and says so', async () => {
  const parent = await trained(iris)
  const {dir, spec} = await branch(parent, iris, {optimizer: 'adam', epochs: 6})
  const told = await play(spec, dir)
  expect(told).toContainEqual({event: 'warning', code: 'optimizer-anew', detail: {optimizer: 'adam'}})
  expect(told.at(-1)).toMatchObject({event: 'finished', epochs: 6, bestEpoch: 6})
})

it('begins the epoch under way anew with other values, and says so', async () => {
  const parent = scratchFolder()
  await play(digits, parent, {
    react: event => (event.event === 'checkpoint' && event.step === 3 ? stop : undefined),
  })
  const {dir, spec} = await branch(parent, digits, {batchSize: 50})
  const {epoch, step} = spec.parent as {epoch: number; step: number}
  const told = await play(spec, dir)
  expect(step).toBeGreaterThan(0)
  expect(told).toContainEqual({event: 'warning', code: 'branch-epoch-anew', detail: {epoch: epoch + 1, step}})
})

it('is trained on another data set of the same shape', async () => {
  const parent = await trained(digits)
  const {dir, spec} = await branch(
    parent,
    digits,
    {epochs: 4},
    {dataset: {...digits.dataset, name: 'fashion'}},
  )
  const told = await play(spec, dir)
  expect(told.find(({event}) => event === 'started')).toMatchObject({dataset: {name: 'fashion'}})
  expect(told.filter(({event}) => event === 'warning')).toEqual([])
  expect(told.at(-1)).toMatchObject({event: 'finished', epochs: 4, bestEpoch: 4})
})

it('says where the samples are others though they are called the same', async () => {
  const parent = await trained(digits)
  const {checkpoint, parent: of} = await readParent(parent)
  const {id: _, v: __, createdAt: ___, ...spec} = asking(digits, {epochs: 4})
  const state = String(checkpoint.files.get('state.json'))
  expect(state).toContain('fingerprint')
  const other = {...spec, dataset: {...spec.dataset, trainSamples: 150}, parent: of}
  const made = await createRun(scratchFolder(), other, () => 0, checkpoint.files)
  // Asked for, so no surprise.
  const told = await play(await readSpec(made), made)
  expect(told.filter(({event}) => event === 'warning')).toEqual([])
})

describe('what a branch begins with', () => {
  it.each([
    ['is gone', (dir: string) => rmSync(join(dir, 'init'), {recursive: true}), 'init-changed'],
    [
      'is another checkpoint',
      (dir: string) => {
        const path = join(dir, 'init', 'state.json')
        writeFileSync(path, `${readFileSync(path, 'utf8')} `)
      },
      'init-changed',
    ],
    [
      'has other weights',
      (dir: string) => {
        const path = join(dir, 'init', 'weights.bin')
        const bytes = readFileSync(path)
        bytes[0] = (bytes[0] as number) ^ 1
        writeFileSync(path, bytes)
      },
      'checkpoint-corrupt',
    ],
    [
      'stands elsewhere than run.json says',
      (dir: string) => {
        const path = join(dir, 'run.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"epoch": 5', '"epoch": 4'))
      },
      'init-changed',
    ],
    ['lacks a file', (dir: string) => rmSync(join(dir, 'init', 'optimizer.bin')), 'checkpoint-corrupt'],
  ])('%s: refused before anything is trained', async (_, spoil, code) => {
    const {dir, spec} = await branch(await trained(iris), iris, {epochs: 6})
    spoil(dir)
    await expect(play({...spec, ...(await readSpec(dir))}, dir)).rejects.toMatchObject({code})
  })
})

it('goes on from a run that has ended by itself, with its patience back', async () => {
  const values = {optimizer: 'adam', learningRate: 1, batchSize: 40, epochs: 14, validationFreq: 1}
  const spec = specOf('iris', {...values, earlyStopping: 2})
  const parent = scratchFolder()
  const told = await play(spec, parent)
  expect(told.at(-1)).toMatchObject({earlyStopped: {epoch: 6}})
  const {dir, spec: asked} = await branch(parent, spec)
  const further = await play(asked, dir)
  expect(curvesOf(further).length).toBeGreaterThanOrEqual(2)
  expect(further.at(-1)).toMatchObject({reason: 'completed'})
})
