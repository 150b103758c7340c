import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {chapters} from '../../../../src/chapters/index.ts'
import {parseSettings} from '../../../../src/settings/tunable.ts'
import {noSums, type Task} from '../../../../src/trainers/engines/engine.ts'
import {findMeeting} from '../../../../src/trainers/engines/keras/hosts/meeting.ts'
import {work} from '../../../../src/trainers/engines/keras/hosts/work.ts'
import {keras} from '../../../../src/trainers/engines/keras/index.ts'
import {loadData} from '../../../../src/trainers/loading/load-data.ts'
import {checkSpec} from '../../../../src/trainers/spec/check-spec.ts'
import {environment} from '../../../keras-here.ts'

/**
 * Chapters on a few generated pictures: whole batches, and a last one that cannot be shared out evenly. A deep network is
 * compiled for minutes for every size of a batch, and of its first gradients Adam takes little more than the sign, so that the
 * last digits of those near 0 decide, in whatever order they were summed up. In LeNet all gradients together are shortened.
 */
const few = {
  mnist: {train: 101, test: 21, batchSize: 32, optimizer: 'adam', rate: 0.001},
  lenet: {train: 51, test: 11, batchSize: 16, optimizer: 'momentum', rate: 0.01, clipNorm: 0.1},
  resnet18: {train: 48, test: 16, batchSize: 16, optimizer: 'sgd', rate: 0.001},
} as const
export type Shared = keyof typeof few
export const sharedChapters = Object.keys(few) as Shared[]

export interface Told {
  /** The mean loss of each step. */
  readonly losses: readonly number[]
  /** The mean loss of the test samples, and how many were right. */
  readonly judged: readonly [loss: number, right: number]
  readonly weights: Float32Array
  /** What Keras computes with. */
  readonly backend: string
  readonly devices: readonly string[]
  readonly remarks: readonly string[]
}

/** What the first steps of a chapter tell, on so many devices; dropout is off, for masks differ. */
export async function lossesOf(id: Shared, others: Partial<Task> = {}): Promise<Told> {
  const chapter = chapters.find(one => one.id === id)
  if (!chapter) throw new Error(id)
  const {train, test, batchSize, optimizer, rate, ...options} = few[id]
  const given = {batchSize, epochs: 10_000, optimizer, learningRate: rate, dropout: 0, ...options}
  const known = Object.entries(given).filter(([key]) => key in chapter.settings)
  const hyperparameters = parseSettings(chapter, Object.fromEntries(known.map(([k, v]) => [k, String(v)])))
  const spec = {
    chapter: id,
    hyperparameters,
    seed: 1,
    dataset: {
      name: chapter.dataset,
      from: 'generated' as const,
      trainSamples: train,
      testSamples: test,
    },
  }
  const places = {kerasCache: '/nowhere', cache: '/nowhere'}
  const checked = checkSpec(spec)
  const data = await loadData(spec, checked.values, {places})
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-sharing-'))
  // A clock that flies makes every step a call of its own.
  let time = 0
  const training = await keras.prepare({
    checked,
    data,
    seed: 1,
    backend: 'keras',
    threads: 0,
    places,
    environment,
    scratch: join(folder, 'engine'),
    now: () => {
      time += 60_000
      return time
    },
    ...others,
  })
  try {
    const seen = [noSums]
    await training.trainEpoch({
      epoch: 0,
      step: 0,
      sums: noSums,
      order: Int32Array.from({length: train}, (_, i) => (i * 7) % train),
      rate: () => rate,
      due: () => true,
      lookUp: async ({sums}) => seen.push(sums) > 0,
    })
    const judged = (await training.validate({due: () => false, lookUp: async () => true})) ?? noSums
    const {weights} = await training.state({weightsOnly: true})
    return {
      losses: seen.slice(1).map((sums, i) => {
        const before = seen[i] ?? noSums
        return (sums.loss - before.loss) / (sums.samples - before.samples)
      }),
      judged: [judged.loss / judged.samples, judged.correct],
      weights: Float32Array.from(weights.flatMap(({values}) => [...values])),
      backend: /\((\w+) /.exec(training.backend.version)?.[1] ?? '',
      devices: training.backend.devices ?? [],
      remarks: (training.remarks ?? []).map(({code}) => code),
    }
  } finally {
    await training.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

/** What further hosts are: workers that come to loopback addresses, in this process, each with a Python of its own. */
export const onLoopback = (count: number): Partial<Task> => ({
  hosts: String(count),
  devices: 'cpu:0',
  environment: {...environment, TFNOTES_ADDRESS: '127.0.0.1'},
  tell: ({detail}) => {
    const meeting = findMeeting(String(detail.file))
    if (!meeting) throw new Error('no meeting')
    for (let i = 0; i < count; i++)
      void work({meeting, python: environment.TFNOTES_PYTHON ?? '', environment, log: () => {}})
  },
})

/** The largest difference of two lists of the same length. */
export const farthest = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  one.length === other.length
    ? Math.max(...Array.from(one, (value, i) => Math.abs(value - (other[i] ?? Number.NaN))))
    : Number.NaN
