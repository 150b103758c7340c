import * as tf from '@tensorflow/tfjs-core'
import {summarise} from '../../../chapters/summary.ts'
import {availableCores} from '../../../system/cores.ts'
import {median} from '../../../system/median.ts'
import {dataShape} from '../../loading/data-facts.ts'
import type {Backend} from '../engine.ts'
import {WasmBackend} from './backends/wasm/backend.ts'
import {threadsAsked} from './backends/wasm/pool.ts'
import type {BuiltTraining} from './build-training.ts'
import {type BuiltInTask, brief} from './choose-backend.ts'
import {timeSteps} from './measure.ts'
import {readState, restoreState} from './state.ts'

/** How WebAssembly's threads are chosen for a network. Its results are the same whatever is chosen. */
export interface ThreadPlan {
  /** How many take part to begin with. @default all */
  readonly threads?: number
  /** For how many milliseconds different numbers are tried; 0: those of `threads` it is. */
  readonly trial: number
}

/** Multiply-adds of one core in a millisecond, roughly. */
const perMillisecond = 20e6
/** The gradients of weights and of inputs cost as much as the way forward, each. */
const passes = 3
/** Milliseconds of a step however little it computes. */
const leastStep = 0.02
/** Of the whole training, in which a trial may last. */
const worth = 0.03
/** Milliseconds in which something can be told, and in which all can be. */
const [shortest, longest] = [60, 300]
/** Steps of so many milliseconds are worth all threads. */
const longStep = 5
/** So many times faster must fewer threads be than all: what is less may be chance, and while others compute all look slow. */
const clearly = 1.1
/** Milliseconds that a thread more costs a step: a job or two to hand over for every layer. */
const perThread = 0.003

/** Before anything is built, from the sizes alone. */
export function planThreads(
  task: BuiltInTask,
  {cores = availableCores(), env = process.env}: {cores?: number; env?: NodeJS.ProcessEnv} = {},
): ThreadPlan {
  if (task.threads > 0 || cores === 1 || threadsAsked(env) !== undefined) return {trial: 0}
  if (task.backend !== 'auto' && task.backend !== 'wasm') return {trial: 0}
  const {chapter, values, settings} = task.checked
  const {multiplyAdds} = summarise(chapter, values, dataShape(task.data))
  const work = (multiplyAdds * passes * settings.batchSize) / perMillisecond
  if (work / cores > longStep) return {trial: 0}
  const updates = settings.epochs * Math.ceil(task.data.train.count / settings.batchSize)
  const trial = Math.min(longest, worth * updates * Math.max(work / cores, leastStep))
  if (trial >= shortest) return {trial}
  return {threads: Math.min(cores, Math.max(1, Math.floor(Math.sqrt(work / perThread)))), trial: 0}
}

/** The backend with as many threads as the plan, or a trial on a few of the network's batches, says. */
export async function chooseThreads(
  chosen: Backend,
  built: BuiltTraining,
  plan: ThreadPlan,
  now: () => number,
): Promise<Backend> {
  const backend = tf.backend()
  if (!(backend instanceof WasmBackend) || backend.threads === 1) return chosen
  const threadsWhy = plan.trial > 0 ? await tryThreads(backend, built, plan.trial, now) : 'reckoned'
  const threads = backend.activeThreads
  return threads === backend.threads && plan.trial === 0
    ? chosen
    : {...chosen, threads, ...(threadsWhy !== undefined && {threadsWhy})}
}

/** Steps that are timed at a stretch; the second half counts. */
const stretch = {milliseconds: 50, batches: 8}

/**
 * Times steps with 1, 2, 4, … threads and all of them in turns, leaves the fastest number active and the network as good
 * as new. Returns what was found; undefined where a step is so long that it was not tried.
 */
async function tryThreads(
  backend: WasmBackend,
  built: BuiltTraining,
  milliseconds: number,
  now: () => number,
): Promise<string | undefined> {
  await backend.threadsUp()
  const start = now()
  const state = readState(built, false)
  const warm = timeSteps(built, {now, patience: {milliseconds: milliseconds / 4, batches: 400}})
  let contenders = candidates(backend.threads).map(threads => ({threads, seen: [] as number[]}))
  const all = contenders
  if (warm.milliseconds < longStep) {
    while (now() - start < milliseconds) {
      for (const {threads, seen} of contenders) {
        backend.activate(threads)
        seen.push(timeSteps(built, {now, patience: stretch}).milliseconds)
      }
      const best = Math.min(...contenders.map(middle))
      contenders = contenders.filter(one => middle(one) <= best * 1.3)
    }
  }
  restoreState(built, state)
  const ranked = all.filter(({seen}) => seen.length > 0).sort((a, b) => middle(a) - middle(b))
  const [fastest] = ranked
  const whole = ranked.find(({threads}) => threads === backend.threads)
  const taken = whole && fastest && middle(whole) <= middle(fastest) * clearly ? whole : fastest
  backend.activate(taken?.threads ?? backend.threads)
  if (!taken) return undefined
  const others = ranked.filter(one => one !== taken)
  return [taken, ...others].map(told).join(taken === fastest ? ' < ' : ' ~ ')
}

/** 1, 2, 4, … and all. */
function candidates(threads: number): number[] {
  const powers: number[] = []
  for (let n = 1; n < threads; n *= 2) powers.push(n)
  return [...powers, threads]
}

const told = (one: {readonly threads: number; readonly seen: readonly number[]}) =>
  `${one.threads} ${brief(middle(one))}`

const middle = ({seen}: {readonly seen: readonly number[]}): number => median(seen)
