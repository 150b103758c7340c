import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Chapter} from '../../chapters/chapter.ts'
import type {HyperparameterValues} from '../../chapters/hyperparameters/hyperparameter.ts'
import {summarise} from '../../chapters/summary.ts'
import {type DatasetName, expectedShape, facts, takers, takes} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {NewRunSpec} from '../../runs/create.ts'
import type {BackendChoice, RunSpec} from '../../runs/spec.ts'
import {parseSettings} from '../../settings/tunable.ts'
import {ioError} from '../../system/io-error.ts'
import type {Context, Given, Invocation} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {suggest} from '../line/suggest.ts'
import {findChapter} from '../line/tuning.ts'

/** Greatest seed and number of samples. */
const most = 2 ** 32 - 1

/**
 * The run that a command line describes, every value checked before anything is created.
 * @throws TfnotesError (usage) naming the first value that is wrong; `file-missing` for paths that are not there
 */
export async function readNewRun(
  context: Context,
  id: string,
  {flags, tuned}: Pick<Invocation, 'flags' | 'tuned'> = {flags: {}, tuned: {}},
): Promise<NewRunSpec> {
  const chapter = findChapter(id)
  const preset = text(flags.preset) ?? (chapter.presets.recommended ? 'recommended' : 'notes')
  const values = readValues(chapter, tuned, preset)
  const dataset = await readDataset(context, chapter, flags)
  // Says which layer of a network is too deep, before anything is created.
  summarise(chapter, values, expectedShape(dataset.name, values))
  return {
    chapter: chapter.id,
    hyperparameters: values,
    preset,
    seed: readCount('seed', flags.seed, 0, most) ?? 1,
    dataset,
    ...readEngine(context, flags),
    versions: context.versions,
  }
}

/** The chapter's values as the flags set them. */
function readValues(chapter: Chapter, tuned: Given, preset: string): HyperparameterValues {
  try {
    return parseSettings(chapter, tuned, preset)
  } catch (error) {
    if (!(error instanceof TfnotesError) || error.code !== 'unknown-hyperparameter') throw error
    const suggestion = suggest(String(error.detail.name), error.detail.accepted as readonly string[])
    throw new TfnotesError(error.code, {...error.detail, suggestion}, {cause: error, usage: true})
  }
}

async function readDataset({cwd}: Context, chapter: Chapter, flags: Given): Promise<RunSpec['dataset']> {
  const name = (text(flags.dataset) ??
    (flags.images === undefined ? chapter.dataset : takers('images')[0])) as DatasetName
  if (!chapter.accepts.includes(name))
    throw new TfnotesError(
      'dataset-not-accepted',
      {dataset: name, chapter: chapter.id, accepted: chapter.accepts},
      {usage: true},
    )
  const from = flags.dataSource === 'generated' ? 'generated' : 'auto'
  if (facts[name].needs === 'images' && flags.images === undefined)
    throw new TfnotesError('needs-own-pictures', {}, {usage: true})
  const paths = await Promise.all(
    (['csv', 'images', 'labels'] as const).map(
      async key => [key, await existing(cwd, text(flags[key]))] as const,
    ),
  )
  if (flags.csv !== undefined && !takes(name, 'csv'))
    throw new TfnotesError(
      'flag-needs',
      {flag: '--csv', needed: `--dataset ${takers('csv')[0]}`},
      {usage: true},
    )
  if (flags.images !== undefined && !takes(name, 'images'))
    throw new TfnotesError('flags-together', {flags: ['--images', `--dataset ${name}`]}, {usage: true})
  if (flags.labels !== undefined && flags.images === undefined)
    throw new TfnotesError('flag-needs', {flag: '--labels', needed: '--images'}, {usage: true})
  if (flags.skipMissing === true && !takes(name, 'skipMissing'))
    throw new TfnotesError('flag-needs', {flag: '--skip-missing', needed: '--images'}, {usage: true})
  const trainSamples = readCount('train-samples', flags.trainSamples, 1, most)
  const testSamples = readCount('test-samples', flags.testSamples, 1, most)
  return {
    name,
    from,
    ...(trainSamples !== undefined && {trainSamples}),
    ...(testSamples !== undefined && {testSamples}),
    ...(flags.skipMissing === true && {skipMissing: true}),
    ...Object.fromEntries(paths.filter(([, path]) => path !== undefined)),
  }
}

/** The path from the root on; the run may be resumed from another folder. */
async function existing(cwd: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const absolute = resolve(cwd, path)
  await stat(absolute).catch(cause => {
    throw ioError(cause, path)
  })
  return absolute
}

const backends: readonly string[] = ['auto', 'native', 'wasm', 'cpu']

/** Backend and threads: by option, else by the environment. */
export function readEngine({env}: Context, flags: Given): Pick<RunSpec, 'backend' | 'threads'> {
  const backend = text(flags.backend) ?? (env.TFNOTES_BACKEND || 'auto')
  if (!backends.includes(backend))
    throw new TfnotesError(
      'bad-environment',
      {name: 'TFNOTES_BACKEND', value: backend, accepted: backends},
      {usage: true},
    )
  const threads = readCount('threads', flags.threads, 0, mostThreads) ?? threadsOf(env)
  return {backend: backend as BackendChoice, threads}
}

const mostThreads = 256

/** What TFNOTES_THREADS says; 0: as many as there are cores. */
export function threadsOf({TFNOTES_THREADS}: Context['env']): number {
  const value = TFNOTES_THREADS || '0'
  const threads = Number(value)
  if (Number.isInteger(threads) && threads >= 0 && threads <= mostThreads) return threads
  const accepted = [`0 … ${mostThreads}`]
  throw new TfnotesError('bad-environment', {name: 'TFNOTES_THREADS', value, accepted}, {usage: true})
}

const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
