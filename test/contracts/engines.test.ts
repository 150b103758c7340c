import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {BackendChoice} from '../../src/settings/run-options.ts'
import {
  type Engine,
  type EpochTask,
  noSums,
  type Reached,
  type Task,
  type Training,
  type TrainingState,
} from '../../src/trainers/engines/engine.ts'
import {engineFor, engines} from '../../src/trainers/engines/index.ts'
import {loadData} from '../../src/trainers/loading/load-data.ts'
import {checkSpec} from '../../src/trainers/spec/check-spec.ts'
import {describeKeras, environment} from '../keras-here.ts'
import {specOf} from '../trainers/run.ts'
import {scratchFolder} from '../trainers/scratch.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}
const spec = specOf('iris', {batchSize: 16, optimizer: 'adam', learningRate: 0.01})
const checked = checkSpec(spec)
const data = await loadData(spec, checked.values, {places})
const steps = Math.ceil(data.train.count / checked.settings.batchSize)

/** Each engine once, on the last of its backends; which of them `auto` means is no engine's own. */
const kinds = [
  ...new Map(
    Object.entries(engines)
      .filter(([backend]) => backend !== 'auto')
      .map(([backend, engine]) => [engine, backend]),
  ),
].map(([engine, backend]) => ({name: engine.name, engine, backend: backend as BackendChoice}))

/** A whole epoch in the data's order, without a look up. */
const epochOf = (others: Partial<EpochTask> = {}): EpochTask => ({
  epoch: 0,
  step: 0,
  sums: noSums,
  order: Int32Array.from({length: data.train.count}, (_, i) => i),
  rate: () => 0.01,
  due: () => false,
  lookUp: async () => true,
  ...others,
})

const quiet = {due: () => false, lookUp: async () => true}

describe.each(kinds)('the engine $name', ({name, engine, backend}) => {
  if (name === 'keras') describeKeras('in a Python', () => keepsTo(engine, backend))
  else keepsTo(engine, backend)
})

function keepsTo(engine: Engine, backend: BackendChoice): void {
  const prepare = (seed = 1, others: Partial<Task> = {}) =>
    engine.prepare({
      checked,
      data,
      seed,
      backend,
      threads: 1,
      places,
      environment,
      scratch: join(scratchFolder(), 'engine'),
      now: () => performance.now(),
      ...others,
    })

  const stateOf = (training: Training): Promise<TrainingState> => training.state({weightsOnly: false})

  it('says what it runs on, and how many parameters there are', async () => {
    const training = await prepare()
    expect(training.backend).toEqual({
      name: expect.stringMatching(/./),
      version: expect.stringMatching(/./),
      threads: expect.any(Number),
      why: expect.stringMatching(/./),
      ...(engine.name === 'keras' && {
        program: environment.TFNOTES_PYTHON,
        devices: expect.arrayContaining([expect.stringMatching(/./)]),
      }),
    })
    expect(engineFor(training.backend.name, engines)).toEqual({engine, backend: training.backend.name})
    const {weights, optimizer} = await stateOf(training)
    expect(weights.reduce((total, {values}) => total + values.length, 0)).toBe(training.parameters)
    expect(optimizer).toMatchObject({name: 'adam', iterations: 0})
    await training.close()
  })

  it('begins with the weights that the seed says', async () => {
    const [one, same, other] = [await prepare(1), await prepare(1), await prepare(2)]
    expect(await stateOf(same)).toEqual(await stateOf(one))
    expect(await stateOf(other)).not.toEqual(await stateOf(one))
  })

  it('trains an epoch, and looks up when it is due', async () => {
    const training = await prepare()
    const seen: Reached[] = []
    const sums = await training.trainEpoch(
      epochOf({
        due: () => true,
        lookUp: async reached => {
          seen.push(reached)
          return true
        },
      }),
    )
    expect(sums?.samples).toBe(data.train.count)
    const told = seen.map(({step}) => step)
    // An engine in a process of its own makes as many steps between two looks as it keeps time for.
    if (engine.name === 'keras') expect(told).toEqual([...new Set([...told, steps])].sort((a, b) => a - b))
    else expect(told).toEqual(Array.from({length: steps}, (_, i) => i + 1))
    expect(seen.at(-1)?.sums).toEqual(sums)
    expect((await stateOf(training)).optimizer?.iterations).toBe(steps)
  })

  it('told to end, it stands where it said; another one goes on from its state to the same end', async () => {
    const [whole, broken, next] = [await prepare(), await prepare(), await prepare(2)]
    const sums = await whole.trainEpoch(epochOf())
    let reached: Reached = {step: 0, sums: noSums}
    let inside: TrainingState | undefined
    const ended = await broken.trainEpoch(
      epochOf({
        due: () => true,
        lookUp: async at => {
          reached = at
          inside = await stateOf(broken)
          return at.step < 3
        },
      }),
    )
    expect(ended).toBeUndefined()
    expect(reached.step).toBe(3)
    const state = await stateOf(broken)
    expect(inside).toEqual(state)
    await next.restore(state)
    expect(await next.trainEpoch(epochOf(reached))).toEqual(sums)
    expect(await stateOf(next)).toEqual(await stateOf(whole))
  })

  it('takes the order of samples and the learning rate from the session', async () => {
    const trained = async (others: Partial<EpochTask>) => {
      const training = await prepare()
      await training.trainEpoch(epochOf(others))
      return stateOf(training)
    }
    const plain = await trained({})
    const backwards = Int32Array.from({length: data.train.count}, (_, i) => data.train.count - 1 - i)
    expect(await trained({order: backwards})).not.toEqual(plain)
    let rate = 0.01
    const slower = {
      rate: () => rate,
      due: () => true,
      lookUp: async () => {
        rate = 0.001
        return true
      },
    }
    expect(await trained(slower)).not.toEqual(plain)
  })

  it('leaves the optimizer out when weights alone are asked for, and at its start without one', async () => {
    const [training, other] = [await prepare(), await prepare(2)]
    await training.trainEpoch(epochOf())
    const {weights, optimizer} = await training.state({weightsOnly: true})
    expect(optimizer).toBeUndefined()
    await other.restore({weights})
    const restored = await stateOf(other)
    expect(restored.weights).toEqual(weights)
    expect(restored.optimizer?.iterations).toBe(0)
  })

  it('judges all test samples with the weights as they are, and shows every output', async () => {
    const training = await prepare()
    const before = await stateOf(training)
    const seen = new Map<number, number>()
    const sums = await training.validate({
      ...quiet,
      see: (outputs, from) => {
        for (let i = 0; i < outputs.length; i++)
          seen.set(from * data.classes.length + i, outputs[i] as number)
      },
    })
    expect(sums?.samples).toBe(data.test.count)
    expect(seen.size).toBe(data.test.count * data.classes.length)
    expect([...seen.values()].every(Number.isFinite)).toBe(true)
    expect(await stateOf(training)).toEqual(before)
    expect(await training.validate({due: () => true, lookUp: async () => false})).toBeUndefined()
  })

  it('breaks off with the error of a look up', async () => {
    const failing = {due: () => true, lookUp: () => Promise.reject(new Error('disk full'))}
    const training = await prepare()
    await expect(training.trainEpoch(epochOf(failing))).rejects.toThrow('disk full')
    await expect(training.validate(failing)).rejects.toThrow('disk full')
  })

  it('says at which step the numbers ran away', async () => {
    const training = await prepare(1, {
      checked: checkSpec({...spec, hyperparameters: {...spec.hyperparameters, optimizer: 'sgd'}}),
    })
    await expect(training.trainEpoch(epochOf({epoch: 4, rate: () => 1e38}))).rejects.toMatchObject({
      code: 'diverged',
      detail: {epoch: 5, lr: 1e38, step: expect.any(Number)},
    })
  })

  it('refuses the state of another network', async () => {
    const training = await prepare()
    const [first] = (await stateOf(training)).weights
    if (!first) throw new Error('no weights')
    await expect(training.restore({weights: [{...first, name: 'other'}]})).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
    })
  })

  it('measures what a step and a validation cost, and is as good as new when its state is brought back', async () => {
    const [training, untouched] = [await prepare(), await prepare()]
    const start = await stateOf(training)
    const cost = await training.measure()
    for (const value of Object.values(cost)) expect(value).toBeGreaterThan(0)
    await training.restore(start)
    expect(await training.trainEpoch(epochOf())).toEqual(await untouched.trainEpoch(epochOf()))
    expect(await stateOf(training)).toEqual(await stateOf(untouched))
    await training.close()
    await untouched.close()
  })
}
