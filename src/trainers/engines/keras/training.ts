import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {type Failure, TfnotesError} from '../../../errors.ts'
import {readGuarded} from '../../../system/read-guarded.ts'
import {writePieces} from '../../../system/write-pieces.ts'
import {judgedSamples} from '../../loading/judged.ts'
import type {
  Backend,
  EpochTask,
  StepCost,
  Sums,
  Task,
  Training,
  TrainingState,
  ValidationTask,
} from '../engine.ts'
import {noSums} from '../engine.ts'
import {expectSameState} from '../expect-same-state.ts'
import type {Child} from './child.ts'
import {expectLength} from './expect-length.ts'
import {bytesOf, putAway} from './hand-over.ts'
import {measure} from './measure.ts'
import {openPace} from './pace.ts'
import {openPicking} from './picking.ts'
import {takeOrder} from './take-order.ts'

export interface Opened {
  readonly task: Task
  readonly child: Child
  readonly backend: Backend
  readonly remarks: readonly Failure[]
  /** The network as the built-in engine has built it. */
  readonly first: Pick<Training, 'parameters' | 'topology'> & {readonly state: Required<TrainingState>}
  /** Places of the compiled loop over steps; 1: every step is a call of its own. */
  readonly capacity: number
  /** Samples judged at once. */
  readonly atOnce: number
  readonly bytesPerSample: number
  readonly trainable: number
}

/** Weights and slots travel through this file of the hand-over folder. */
const stateFile = 'state.bin'

/** A network in a Python process. */
export function openTraining(opened: Opened): Training {
  const {task, child, backend, first, capacity, atOnce} = opened
  const {data, checked, scratch, now} = task
  const {batchSize: batch} = checked.settings
  const steps = Math.ceil(data.train.count / batch)
  const pace = openPace(capacity === 1 ? steps : capacity)
  const picking = openPicking(task)
  let used = {memory: 0, cpuSeconds: 0}

  async function trainEpoch({
    epoch,
    order,
    rate,
    due,
    lookUp,
    norms,
    ...from
  }: EpochTask): Promise<Sums | undefined> {
    await takeOrder(child, order, epoch * steps + from.step)
    const pick = picking?.open(epoch, order, batch)
    let {step, sums} = from
    while (step < steps) {
      const start = step
      const stop = Math.min(steps, start + Math.min(pace.steps, pick?.most ?? pace.steps))
      const began = now()
      const rates = Array.from({length: stop - start}, (_, i) => rate(start + i))
      const [lr = 0] = rates
      const isSteady = rates.every(one => one === lr)
      const picked = await pick?.take(start, stop)
      const answer = child.ask('train', {
        start,
        stop,
        batch,
        capacity,
        rate: lr,
        ...(!isSteady && {rates}),
        ...(picked && {picked}),
        ...(norms?.wanted() && {norm: true}),
      })
      // While Python computes, the samples of the steps after these are made.
      pick?.prepare(stop, Math.min(steps, stop + (stop - start)))
      const {losses, right, norm, memory, cpu} = await answer
      expectLength('train', losses.length, stop - start)
      expectLength('train', right.length, stop - start)
      used = {memory, cpuSeconds: cpu}
      if (typeof norm === 'number') norms?.take(norm)
      for (const [i, loss] of losses.entries()) {
        step++
        if (loss === null) throw new TfnotesError('diverged', {epoch: epoch + 1, step, lr: rates[i]})
        const samples = Math.min(batch, data.train.count - (step - 1) * batch)
        sums = {
          loss: sums.loss + loss * samples,
          correct: sums.correct + (right[i] as number),
          samples: sums.samples + samples,
        }
      }
      pace.took(stop - start, now() - began)
      if (due() && !(await lookUp({step, sums}))) return undefined
    }
    return sums
  }

  async function validate({range, due, lookUp, see}: ValidationTask): Promise<Sums | undefined> {
    const {from, to} = range ?? {from: 0, to: judgedSamples(data).count}
    let sums = noSums
    for (let start = from; start < to; start += atOnce) {
      const stop = Math.min(start + atOnce, to)
      const {loss, right, outputs, memory, cpu} = await child.ask('judge', {
        start,
        stop,
        see: see !== undefined,
      })
      used = {memory, cpuSeconds: cpu}
      sums = {
        loss: sums.loss + (loss ?? Number.NaN),
        correct: sums.correct + right,
        samples: stop - from,
      }
      if (see) {
        const seen = Uint8Array.from(Buffer.from(outputs ?? '', 'base64'))
        expectLength('judge', seen.length, 4 * (stop - start) * width)
        see(new Float32Array(seen.buffer), start - from)
      }
      if (due() && !(await lookUp(sums.samples))) return undefined
    }
    return sums
  }

  const {weights, optimizer} = first.state
  // The last layer's kernel or bias comes last.
  const width = weights.at(-1)?.shape.at(-1) ?? 0

  async function state({weightsOnly}: {readonly weightsOnly: boolean}): Promise<TrainingState> {
    const {iterations} = await child.ask('state', {optimizer: !weightsOnly, file: stateFile})
    const file = join(scratch, stateFile)
    const wanted = [...weights, ...(weightsOnly ? [] : optimizer.slots)]
    const bytes = 4 * wanted.reduce((total, {values}) => total + values.length, 0)
    const {buffer, length} = await readGuarded(file, bytes).catch(cause => {
      if (cause.code !== 'file-missing' && cause.code !== 'file-too-large') throw cause
      throw new TfnotesError('keras-answer', {asked: 'state'}, {cause})
    })
    expectLength('state', length, bytes)
    // Nobody takes it for the next one.
    await rm(file)
    const all = new Float32Array(buffer)
    let at = 0
    const take = <T extends {readonly values: Float32Array}>(one: T): T => {
      const values = all.slice(at, at + one.values.length)
      at += values.length
      return {...one, values}
    }
    return {
      weights: weights.map(take),
      ...(!weightsOnly && {optimizer: {name: optimizer.name, iterations, slots: optimizer.slots.map(take)}}),
    }
  }

  async function restore(saved: TrainingState): Promise<void> {
    expectSameState(saved, first.state)
    const arrays = (from: TrainingState['weights'], names: TrainingState['weights']) => {
      const byName = new Map(from.map(({name, values}) => [name, values]))
      return names.map(({name}) => bytesOf(byName.get(name) as Float32Array))
    }
    const pieces = [
      ...arrays(saved.weights, weights),
      ...(saved.optimizer ? arrays(saved.optimizer.slots, optimizer.slots) : []),
    ]
    await writePieces(join(scratch, stateFile), pieces, {by: 'program'})
    const {memory, cpu} = await child.ask('restore', {
      optimizer: saved.optimizer !== undefined,
      file: stateFile,
      iterations: saved.optimizer?.iterations ?? 0,
    })
    // What it took to come so far is no epoch's.
    used = {memory, cpuSeconds: cpu}
  }

  const training: Training = {
    backend,
    remarks: opened.remarks,
    parameters: first.parameters,
    topology: first.topology,
    trainEpoch,
    validate,
    state,
    restore,
    measure: (): Promise<StepCost> => measure(opened),
    usage: () => used,
    giveUp: child.end,
    async close() {
      await child.close()
      await putAway(scratch)
    },
  }
  return training
}
