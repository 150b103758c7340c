import {hostname} from 'node:os'
import {join} from 'node:path'
import type {Chapter} from '../../../chapters/chapter.ts'
import {record} from '../../../chapters/graph.ts'
import {functionalConfig} from '../../../chapters/keras-config/functional.ts'
import {backendsOf} from '../../../chapters/run-options.ts'
import {summarise} from '../../../chapters/summary.ts'
import {TfnotesError} from '../../../errors.ts'
import {readDevices} from '../../../settings/devices.ts'
import {readHosts, type WantedHosts} from '../../../settings/hosts.ts'
import {pythonFolder} from '../../../system/python-folder.ts'
import {weightsByClass} from '../../loading/class-weights.ts'
import {dataShape} from '../../loading/data-facts.ts'
import {builtIn} from '../built-in/index.ts'
import type {Engine, Task, TrainingState} from '../engine.ts'
import {judgedAtOnce} from '../memory.ts'
import {type Child, startChild} from './child.ts'
import {findKeras, type KerasBackend, type KerasPython} from './find-keras.ts'
import {handOver, putAway} from './hand-over.ts'
import {startOnHosts} from './hosts/start.ts'
import type {Handed} from './messages.ts'
import {remarksOf} from './remarks.ts'
import {type Opened, openTraining} from './training.ts'
import {chooseWay} from './way.ts'

/** Keras 3 in a Python process of its own, on TensorFlow, JAX or PyTorch and whatever devices that has. */
export const keras: Engine = {
  name: 'keras',
  async prepare(task) {
    expectKerasNetwork(task.checked.chapter)
    const python = await findKeras(task.environment, {signal: task.signal})
    const devices = wantedDevices(task, python.backend)
    const hosts = wantedHosts(task, python)
    const first = await firstOf(task)
    const scratch = await handOver(task.scratch, task.data)
    const own = {...task, scratch}
    const {checked, data} = task
    let child: Child | undefined
    try {
      const options = {
        ...task,
        executable: python.executable,
        folder: pythonFolder(),
        handed: handed(own, python.backend, devices, first.state),
        batchSize: checked.settings.batchSize,
      }
      const meeting = task.environment.TFNOTES_MEETING || join(scratch, 'meeting')
      child = hosts
        ? await startOnHosts({...options, wanted: hosts, python, meeting})
        : await startChild(options)
      const {ready} = child
      const way = await chooseWay({task, child})
      const summary = summarise(checked.chapter, checked.values, dataShape(data))
      const bytesPerSample =
        4 * summary.layers.reduce((sum, {outputShape}) => sum + outputShape.reduce((a, b) => a * b, 1), 0)
      const opened: Opened = {
        task: own,
        child,
        backend: {
          name: 'keras',
          version: `${ready.keras} (${ready.backend} ${ready.version})`,
          threads: ready.threads,
          why: 'chosen',
          program: python.executable,
          devices: ready.devices,
        },
        remarks: remarksOf(ready, task, summary),
        first,
        capacity: way.capacity,
        atOnce: judgedAtOnce(bytesPerSample),
        bytesPerSample,
        trainable: summary.trainable,
      }
      const training = openTraining(opened)
      await training.restore(first.state)
      return training
    } catch (error) {
      await child?.close()
      await putAway(scratch)
      throw error
    }
  },
}

/** @throws TfnotesError `not-a-choice` for a chapter that is written without Keras: the options of new runs refuse it */
function expectKerasNetwork(chapter: Chapter): void {
  const accepted = backendsOf(chapter)
  if (!accepted.includes('keras'))
    throw new TfnotesError('not-a-choice', {name: 'backend', value: 'keras', accepted}, {usage: true})
}

/** The network with the first weights that the seed says: the built-in engine's, so that they are the same on all. */
async function firstOf(task: Task): Promise<Opened['first']> {
  const built = await builtIn.prepare({...task, backend: 'wasm', threads: 1})
  try {
    const {parameters, topology} = built
    const state = (await built.state({weightsOnly: false})) as Required<TrainingState>
    return {parameters, topology, state}
  } finally {
    await built.close()
  }
}

/**
 * The hosts that compute beside this one, which may be among those that are named: it computes in any case.
 * @throws TfnotesError `hosts-need-jax`
 */
function wantedHosts(
  {hosts = ''}: Task,
  {backend, executable: python}: KerasPython,
): WantedHosts | undefined {
  const written = readHosts(hosts) ?? {count: 0}
  const wanted = 'names' in written ? {names: written.names.filter(name => name !== hostname())} : written
  if (('names' in wanted ? wanted.names.length : wanted.count) === 0) return undefined
  if (backend !== 'jax') throw new TfnotesError('hosts-need-jax', {backend, python}, {usage: true})
  return wanted
}

/** @throws TfnotesError `keras-one-device` where the backend shares nothing out */
function wantedDevices({devices: written = ''}: Task, backend: KerasBackend): Handed['devices'] {
  const wanted = readDevices(written) ?? {}
  const {indices = [], count = indices.length} = wanted
  if (backend === 'torch' && count > 1)
    throw new TfnotesError('keras-one-device', {wanted: written}, {usage: true})
  return {...wanted, written}
}

function handed(
  task: Task,
  backend: KerasBackend,
  devices: Handed['devices'],
  {weights, optimizer}: Required<TrainingState>,
): Handed {
  const {checked, data, seed, scratch, threads} = task
  const {chapter, values, settings} = checked
  const classWeights = weightsByClass(settings, data)
  const graph = record(chapter, values, dataShape(data))
  return {
    folder: scratch,
    backend,
    devices,
    hosts: null,
    threads,
    seed,
    model: functionalConfig(graph, chapter.id.replaceAll('-', '_')),
    loss: settings.loss,
    penalties: graph.layers.flatMap(({name, config, frozen}) => {
      const {l1 = 0, l2 = 0} = config as {l1?: number; l2?: number}
      return !frozen && (l1 > 0 || l2 > 0) ? [{weight: `${name}/kernel`, l1, l2}] : []
    }),
    optimizer: settings.optimizer,
    learningRate: settings.learningRate,
    momentum: settings.momentum,
    weightDecay: settings.weightDecay,
    clipNorm: settings.clipNorm,
    labelSmoothing: settings.labelSmoothing,
    classWeights: classWeights ? Array.from(classWeights) : null,
    scale: data.scale,
    weights: weights.map(({name}) => name),
    slots: optimizer.slots.map(({name}) => name),
  }
}
