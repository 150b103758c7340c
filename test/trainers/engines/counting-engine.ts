import {setImmediate as nextTurn} from 'node:timers/promises'
import type {Engine, Task, Training} from '../../../src/trainers/engines/engine.ts'
import type {EngineTable} from '../../../src/trainers/engines/index.ts'

/**
 * An engine without tensors, as another process would be one: every step answers later. Its one weight moves by
 * rate × the number of each sample it sees, so the weight tells whether order, rate and position arrived; its loss falls
 * with the steps.
 */
export const countingEngine: Engine = {name: 'counting', prepare: async task => openCounting(task)}

/** The engine under every backend's name. */
export const tableOf = (engine: Engine): EngineTable => ({
  auto: engine,
  native: engine,
  wasm: engine,
  cpu: engine,
  keras: engine,
})

function openCounting({checked, data}: Task): Training {
  const {batchSize} = checked.settings
  const steps = Math.ceil(data.train.count / batchSize)
  let weight = 0
  let iterations = 0
  const lossOf = () => 1 / (1 + iterations)

  return {
    backend: {name: 'abacus', version: '1', threads: 1, why: 'chosen'},
    parameters: 1,
    topology: {},
    async trainEpoch(task) {
      let {step, sums} = task
      while (step < steps) {
        await nextTurn()
        const samples = task.order.subarray(step * batchSize, (step + 1) * batchSize)
        samples.forEach((sample, i) => {
          weight = Math.fround(weight + task.rate(step) * sample * (i + 1))
        })
        step++
        iterations++
        sums = {
          loss: sums.loss + lossOf() * samples.length,
          correct: sums.correct + 1,
          samples: sums.samples + samples.length,
        }
        if (task.due() && !(await task.lookUp({step, sums}))) return undefined
      }
      return sums
    },
    async validate({due, lookUp}) {
      await nextTurn()
      const samples = data.test.count
      if (due() && !(await lookUp(samples))) return undefined
      return {loss: lossOf() * samples, correct: samples, samples}
    },
    async state({weightsOnly}) {
      await nextTurn()
      return {
        weights: [{name: 'count', shape: [1], values: Float32Array.of(weight)}],
        ...(!weightsOnly && {optimizer: {name: 'counting', iterations, slots: []}}),
      }
    },
    async restore({weights: [count], optimizer}) {
      weight = count?.values[0] ?? 0
      iterations = optimizer?.iterations ?? 0
    },
    measure: async () => ({
      trainable: 1,
      msPerStep: 1,
      secondsPerValidation: 1,
      memory: 4,
      measured: 1,
    }),
    close: async () => {},
  }
}
