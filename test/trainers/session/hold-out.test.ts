import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {EventBody} from '../../../src/runs/events.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {builtIn} from '../../../src/trainers/engines/built-in/index.ts'
import type {Engine, ValidationTask} from '../../../src/trainers/engines/engine.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {bytesOf, play, specOf, stateOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const irises = (h: RunSpec['hyperparameters'] = {}, data: object = {}) =>
  specOf(
    'iris',
    {epochs: 3, validationFreq: 1, ...h},
    {dataset: {name: 'iris', from: 'auto', holdOut: 0.2, ...data}},
  )

const endOf = (events: readonly EventBody[]) => events.find(event => event.event === 'finished')
const files = ['last/weights.bin', 'best/weights.bin']
const bytes = (dir: string) => files.map(file => bytesOf(dir, file))
/** The engine, and every range that it was asked to judge. */
function watched() {
  const ranges: ValidationTask['range'][] = []
  const engine: Engine = {
    name: 'watched',
    async prepare(task) {
      const training = await builtIn.prepare(task)
      return {
        ...training,
        validate: task => {
          ranges.push(task.range)
          return training.validate(task)
        },
      }
    },
  }
  return {ranges, table: {...Object.fromEntries(['cpu', 'wasm'].map(name => [name, engine]))}}
}

describe('a run that holds out', () => {
  it('says how much, validates by that, and names the figure of the test set at its end', async () => {
    const events = await play(irises(), scratchFolder())
    expect(events.find(({event}) => event === 'started')).toMatchObject({
      dataset: {train: 96, heldOut: 24, test: 30},
      baseline: {kind: 'classes', classes: 3, accuracy: 1 / 3},
    })
    expect(events.filter(({event}) => event === 'validation')).toContainEqual(
      expect.objectContaining({total: 24}),
    )
    const {test, metrics, bestEpoch} = endOf(events) ?? {}
    expect(test).toMatchObject({epoch: bestEpoch, checkpoint: 'best'})
    expect(test?.accuracy).toBeGreaterThanOrEqual(0)
    expect(test?.loss).not.toBe(metrics?.valLoss)
    expect(stateOf(events).finished?.test).toEqual(test)
  })

  it('looks at the test set once, at the end', async () => {
    const {ranges, table} = watched()
    await play(irises(), scratchFolder(), {table: table as never})
    expect(ranges).toEqual([...Array(3).fill({from: 0, to: 24}), {from: 24, to: 54}])
  })

  it('judges it with the weights of the best epoch, and leaves the last ones as they are', async () => {
    const [dir, short] = [scratchFolder(), scratchFolder()]
    const events = await play(irises(), dir, {
      react: event => (event.event === 'epoch' && event.epoch === 2 ? {request: 'lr', value: 20} : undefined),
    })
    const end = endOf(events)
    expect(end?.bestEpoch).toBe(2)
    expect(end?.test).toEqual(endOf(await play(irises({epochs: 2}), short))?.test)
    const last = await readCheckpoint(join(dir, 'last'))
    expect(last?.state.position.epoch).toBe(3)
    expect(bytesOf(dir, 'last/weights.bin')).not.toBe(bytesOf(dir, 'best/weights.bin'))
  })

  it('trains the same whatever is in the test set', async () => {
    const dirs = [scratchFolder(), scratchFolder()] as const
    const [one, other] = [await play(irises(), dirs[0]), await play(irises({}, {testSamples: 12}), dirs[1])]
    expect(bytesOf(dirs[1], 'best/weights.bin')).toBe(bytesOf(dirs[0], 'best/weights.bin'))
    expect(endOf(other)?.bestEpoch).toBe(endOf(one)?.bestEpoch)
  })

  it.each([
    ['in the middle of an epoch', (event: EventBody) => event.event === 'batch' && event.epoch === 2],
    ['while it validates', (event: EventBody) => event.event === 'validation' && event.epoch === 2],
    [
      'while it judges the test set',
      (event: EventBody) => event.event === 'validation' && event.total === 30,
    ],
  ])('ends the same when it is stopped %s and resumed', async (_, isMoment) => {
    const [whole, broken] = [scratchFolder(), scratchFolder()]
    const undisturbed = await play(irises(), whole)
    let asked = false
    const before = await play(irises(), broken, {
      react: event => {
        if (asked || !isMoment(event)) return undefined
        asked = true
        return {request: 'stop', when: 'now', keep: true}
      },
    })
    expect(endOf(before)).toMatchObject({reason: 'stopped'})
    expect(endOf(before)).not.toHaveProperty('test')
    const after = await play(irises(), broken, {again: true})
    expect(bytes(broken)).toEqual(bytes(whole))
    expect(endOf(after)).toMatchObject({
      test: endOf(undisturbed)?.test,
      bestEpoch: endOf(undisturbed)?.bestEpoch,
    })
  })

  it('ends the same when it is killed while it judges the test set, and resumed', async () => {
    const [whole, broken] = [scratchFolder(), scratchFolder()]
    const undisturbed = await play(irises(), whole)
    await play(irises(), broken, {dieAt: event => event.event === 'validation' && event.total === 30})
    const after = await play(irises(), broken, {again: true})
    expect(bytes(broken)).toEqual(bytes(whole))
    expect(endOf(after)?.test).toEqual(endOf(undisturbed)?.test)
  })

  it('does not go on with another share', async () => {
    const dir = scratchFolder()
    await play(irises({epochs: 2}), dir)
    await expect(play(irises({epochs: 3}, {holdOut: 0.3}), dir)).rejects.toMatchObject({
      code: 'run-changed',
      detail: {changes: ['holdOut 0.2 → 0.3']},
    })
  })
})

it('a run that holds nothing out is what it was', async () => {
  const events = await play(irises({}, {holdOut: 0}), scratchFolder())
  expect(endOf(events)).not.toHaveProperty('test')
  expect(events.find(({event}) => event === 'started')).not.toHaveProperty('dataset.heldOut')
})
