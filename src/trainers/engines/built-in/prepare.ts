import type {Task, Training} from '../engine.ts'
import {buildTraining} from './build-training.ts'
import {chooseBackend} from './choose-backend.ts'
import {chooseThreads, planThreads} from './choose-threads.ts'
import {measure} from './measure.ts'
import {readState, restoreState} from './state.ts'
import {trainEpoch} from './train-epoch.ts'
import {validate} from './validate.ts'

/** `Engine.prepare` on TensorFlow.js. */
export async function prepare(task: Task): Promise<Training> {
  const plan = planThreads(task)
  const {backend: chosen, tried} = await chooseBackend(task, plan.threads)
  const built = tried ?? buildTraining(task)
  const backend = await chooseThreads(chosen, built, plan, task.now)
  const {model} = built.network
  return {
    backend,
    parameters: model.countParams(),
    topology: model.toJSON(undefined, false) as object,
    trainEpoch: epoch => trainEpoch(built, epoch),
    validate: validation => validate(built, validation),
    state: async ({weightsOnly}) => readState(built, weightsOnly),
    restore: async state => restoreState(built, state),
    measure: async () => measure(built, task.now),
    close: async () => built.dispose(),
  }
}
