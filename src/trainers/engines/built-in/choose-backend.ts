import * as tf from '@tensorflow/tfjs-core'
import type {Backend, Task} from '../engine.ts'
import {nativeFolder, selectBackend} from './backends/index.ts'
import {type BuiltTraining, buildTraining} from './build-training.ts'
import {timeSteps} from './measure.ts'
import {readState, restoreState} from './state.ts'

export type BuiltInTask = Omit<Task, 'environment' | 'scratch'>

interface Choice {
  readonly backend: Backend
  /** What was built on it for its trial, as good as new. */
  readonly tried?: BuiltTraining | undefined
}

const patience = {milliseconds: 250, batches: 40}

/**
 * The backend of the reader's choice, active. Where `auto` finds both the native library and WebAssembly computing, the
 * one that trains this network faster on a few of its batches is taken, and `why` says by how much. Of WebAssembly's
 * threads `active` take part, all by default.
 */
export async function chooseBackend(task: BuiltInTask, active?: number): Promise<Choice> {
  const {threads} = task
  const options = {nativeFolder: nativeFolder(task.places), active}
  const first = await selectBackend(task.backend, threads, options)
  if (task.backend !== 'auto' || first.name !== 'native') return {backend: first}

  const native = tryOut(task)
  const second = await selectBackend('wasm', threads, options)
  const wasm = second.name === 'wasm' ? tryOut(task) : untried
  const [ours, theirs] = [wasm.milliseconds, native.milliseconds]
  if (ours <= theirs) {
    native.built?.dispose()
    return {backend: {...second, why: `wasm ${brief(ours)} < native ${brief(theirs)}`}, tried: wasm.built}
  }
  wasm.built?.dispose()
  await tf.setBackend('tensorflow')
  const why = Number.isFinite(ours) ? `native ${brief(theirs)} < wasm ${brief(ours)}` : first.why
  return {backend: {...first, why}, tried: native.built}
}

interface Trial {
  readonly milliseconds: number
  readonly built?: BuiltTraining
}

/** A backend that cannot do it takes for ever. */
const untried: Trial = {milliseconds: Number.POSITIVE_INFINITY}

/** A step's time on the active backend. What was trained on for it goes back to its first weights. */
function tryOut(task: BuiltInTask): Trial {
  try {
    const built = buildTraining(task)
    const start = readState(built, false)
    const {milliseconds} = timeSteps(built, {now: task.now, patience})
    restoreState(built, start)
    return {milliseconds, built}
  } catch {
    return untried
  }
}

export const brief = (milliseconds: number) => `${Number(milliseconds.toPrecision(2))} ms`
