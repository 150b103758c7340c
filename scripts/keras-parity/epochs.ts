import {mkdtempSync, rmSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {join} from 'node:path'
import {chapterById} from '../../src/chapters/index.ts'
import {takes} from '../../src/datasets/facts/index.ts'
import {places} from '../../src/datasets/places.ts'
import type {EventBody} from '../../src/runs/events.ts'
import type {RunSpec} from '../../src/runs/spec.ts'
import {defaults} from '../../src/settings/tunable.ts'
import type {KerasBackend} from '../../src/trainers/engines/keras/find-keras.ts'
import {runTraining} from '../../src/trainers/session/run-training.ts'

/** What three epochs of a chapter on a part of its data end with. */
export interface Epochs {
  readonly chapter: string
  readonly on: KerasBackend | 'wasm'
  readonly data: {readonly source: string; readonly train: number; readonly test: number}
  readonly loss: number
  /** Absent where the data has no test set. */
  readonly valLoss?: number
  readonly valAccuracy?: number
}

/** Networks of which a batch takes long. */
const deep: readonly string[] = ['alexnet', 'vgg16', 'inception10', 'resnet18']

/** Trains a chapter as a run does, from its data to its last event, in a folder that is gone afterwards. */
export async function threeEpochs(
  id: string,
  on: Epochs['on'],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Epochs> {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(`no chapter ${id}`)
  const dir = mkdtempSync(join(tmpdir(), 'tfnotes-epochs-'))
  const given = environment.TFNOTES_DATA
  const [trainSamples, testSamples] = deep.includes(id) ? [64, 32] : [320, 100]
  const pictures = join(given ?? '', 'mnist-jpg', 'mnist_train_jpg_60000')
  const spec: RunSpec = {
    v: 1,
    id,
    chapter: id,
    createdAt: 0,
    hyperparameters: {
      ...defaults(chapter),
      epochs: 3,
      ...('dropout' in chapter.settings && {dropout: 0}),
      ...('validationFreq' in chapter.settings && {validationFreq: 1}),
    },
    seed: 1,
    dataset: {
      name: chapter.dataset,
      from: 'auto',
      ...(takes(chapter.dataset, 'images')
        ? {images: pictures, labels: `${pictures}.txt`}
        : takes(chapter.dataset, 'trainSamples') && {trainSamples, testSamples}),
    },
    backend: on === 'wasm' ? 'wasm' : 'keras',
    threads: on === 'torch' ? 1 : 0,
    versions: {tfnotes: '', node: '', tfjs: ''},
  }
  const told: EventBody[] = []
  try {
    await runTraining(spec, {
      dir,
      emit: event => told.push(event),
      requests: {poll: () => []},
      places: places(environment, homedir()),
      environment,
      signal: new AbortController().signal,
    })
  } finally {
    rmSync(dir, {recursive: true, force: true})
  }
  const started = told.find(one => one.event === 'started')
  const last = told.findLast(one => one.event === 'epoch')
  if (!started || last?.epoch !== 3) throw new Error(`${id} did not end`)
  const {source, train, test} = started.dataset
  const {loss, valLoss, valAccuracy} = last
  return {
    chapter: id,
    on,
    data: {source, train, test},
    loss: loss as number,
    ...(valLoss !== undefined && {valLoss: valLoss as number}),
    ...(valAccuracy !== undefined && {valAccuracy: valAccuracy as number}),
  }
}
