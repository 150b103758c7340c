import type {Child} from './child.ts'
import {ownOrder, timeCalls} from './measure.ts'
import {takeOrder} from './take-order.ts'
import type {Opened} from './training.ts'

/** How steps are put to Python. */
export interface Way {
  /** TensorFlow's `jit_compile`; the other two have no choice. */
  readonly compiled: boolean
  /** Places of one compiled loop over steps; 1: every step is a call of its own. */
  readonly capacity: number
}

const plain: Way = {compiled: false, capacity: 1}

/** Milliseconds below which a step is small enough for the calls themselves to be felt. */
const small = 4
/** A loop of so many steps makes one call's cost vanish. */
const loop = 64
/** Seconds of steps below which nothing is gained by compiling another way first. */
const worthwhile = 20

type Trial = Pick<Opened, 'task' | 'child'>

/**
 * The way that trains this network fastest here, found by a few steps of real batches; the network's variables are
 * moved by them. Large networks keep a device busy step by step. Small ones wait for the calls, so a loop of many steps
 * is compiled; on a GPU, TensorFlow is also asked to compile the steps themselves, which on processors has only ever
 * made convolutions and recurrent layers slower.
 */
export async function chooseWay({task, child}: Trial): Promise<Way> {
  const {checked, data} = task
  const {batchSize, epochs} = checked.settings
  const steps = Math.floor(data.train.count / batchSize)
  await child.ask('prepare', {compiled: plain.compiled})
  const {backend, kinds} = child.ready
  // PyTorch compiles nothing.
  if (steps < 2 || backend === 'torch') return plain

  let best = {way: plain, milliseconds: await timeOf(plain, {task, child})}
  const seconds = () => (epochs * steps * best.milliseconds) / 1000
  const isOnGpu = kinds.includes('gpu')
  const capacity = Math.min(steps, loop)
  const others: Way[] = [
    ...(best.milliseconds < small ? [{compiled: false, capacity}] : []),
    ...(isOnGpu && backend === 'tensorflow' ? [{compiled: true, capacity: 1}] : []),
    ...(isOnGpu && backend === 'tensorflow' && best.milliseconds < small ? [{compiled: true, capacity}] : []),
  ]
  let prepared = plain
  for (const way of others) {
    if (seconds() < worthwhile) break
    await prepare(child, prepared, way)
    prepared = way
    const milliseconds = await timeOf(way, {task, child})
    if (milliseconds < best.milliseconds) best = {way, milliseconds}
  }
  await prepare(child, prepared, best.way)
  return best.way
}

/** What is compiled otherwise is forgotten; loops of another length are not. */
async function prepare(child: Child, before: Way, {compiled}: Way): Promise<void> {
  if (before.compiled !== compiled) await child.ask('prepare', {compiled})
}

/** Milliseconds of a step. */
async function timeOf({capacity}: Way, {task, child}: Trial): Promise<number> {
  const {batchSize: batch, learningRate: rate} = task.checked.settings
  await takeOrder(child, ownOrder(task), 0)
  const call = () => child.ask('train', {start: 0, stop: capacity, batch, capacity, rate})
  const {milliseconds} = await timeCalls(task.now, call, {milliseconds: 200, calls: 10})
  return milliseconds / capacity
}
