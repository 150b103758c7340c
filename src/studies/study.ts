import {randomBytes} from 'node:crypto'
import {readdir} from 'node:fs/promises'
import {basename, join, resolve} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {type NewRunSpec, runId} from '../runs/create.ts'
import {parseJson} from '../runs/parse-json.ts'
import {
  isCount,
  isDetail,
  isListOf,
  isLiteral,
  isNumber,
  isObjectOf,
  isOneOf,
  isOptional,
  isOrdinal,
  isRecordOf,
  isText,
  isTime,
} from '../runs/shape.ts'
import {areHyperparameters, isRunSpec} from '../runs/spec.ts'
import {makeWhole} from '../runs/whole-folder.ts'
import {ioError} from '../system/io-error.ts'
import {readGuarded} from '../system/read-guarded.ts'
import {writeSynced} from '../system/sync.ts'
import {inOrder} from './question.ts'
import {type Search, searches} from './searches.ts'

/** What is asked: how much is luck, which setting is best, whether one of two is better. */
export const studyKinds = ['seeds', 'sweep', 'twins'] as const
export type StudyKind = (typeof studyKinds)[number]

/** Values that a setting has in place of the base's, by name. */
export type Overrides = NewRunSpec['hyperparameters']

/** What a study asks: `study.json`, written once and never changed, so that whoever goes on with it asks the same. */
export interface Study {
  readonly v: 1
  /** `<kind>-<chapter>-<yyyymmdd-hhmmss>-<4 hex>`, also the directory's name. */
  readonly id: string
  readonly kind: StudyKind
  readonly createdAt: number
  /** A run of it, but for what the settings and the seeds say. */
  readonly base: NewRunSpec
  /** What was typed, by hyperparameter. */
  readonly space: Readonly<Record<string, string>>
  readonly search: Search
  /** In the order in which they are tried. */
  readonly settings: readonly Overrides[]
  readonly seeds: readonly number[]
  /** Epochs after each of which the better third of the settings goes on; empty where all are trained to the end. */
  readonly rungs: readonly number[]
  /** Trials at a time. */
  readonly parallel: number
  /** Seconds of training after which no further trial is begun. @default no end */
  readonly budget?: number
}

export type NewStudy = Omit<Study, 'v' | 'id' | 'createdAt'>

/** The folder of studies in a folder of runs. */
export const studiesFolder = 'studies'
export const studyFile = 'study.json'

export const studiesOf = (root: string): string => join(root, studiesFolder)

const isBase = (value: unknown): value is NewRunSpec =>
  isDetail(value) && isRunSpec({v: 1, id: '', createdAt: 0, ...value})

const isStudy = isObjectOf<Study>({
  v: isLiteral(1),
  id: isText,
  kind: isOneOf(studyKinds),
  createdAt: isTime,
  base: isBase,
  space: isRecordOf(isText),
  search: isOneOf(searches),
  settings: isListOf(areHyperparameters),
  seeds: isListOf(isCount),
  rungs: isListOf(isOrdinal),
  parallel: isOrdinal,
  budget: isOptional(isNumber),
})

/** Creates the directory of a new study and returns its path. @throws TfnotesError as `makeWhole` */
export async function createStudy(root: string, asked: NewStudy, now = Date.now): Promise<string> {
  const createdAt = now()
  const id = runId(`${asked.kind}-${asked.base.chapter}`, new Date(createdAt), randomBytes(2).toString('hex'))
  const study: Study = {v: 1, id, createdAt, ...asked}
  const made = await makeWhole(studiesOf(root), id, staging =>
    writeSynced(join(staging, studyFile), `${JSON.stringify(study, undefined, 2)}\n`),
  )
  return made ?? createStudy(root, asked, now)
}

/** Bytes; ten thousand settings take some hundred each. */
const longestStudy = 1 << 24

/** @throws TfnotesError `study-not-found`, `study-unreadable` */
export async function readStudy(dir: string): Promise<Study> {
  const path = join(dir, studyFile)
  const text = await readGuarded(path, longestStudy).catch((cause: TfnotesError) => {
    throw cause.code === 'file-missing' || cause.code === 'not-a-folder'
      ? new TfnotesError('study-not-found', {study: basename(dir)}, {cause})
      : cause
  })
  const study = parseJson(String(text))
  if (!isStudy(study)) throw new TfnotesError('study-unreadable', {path})
  return {...study, id: basename(resolve(dir))}
}

/** All studies of a folder of runs that can be read, oldest first. */
export async function listStudies(root: string): Promise<Study[]> {
  const dir = studiesOf(root)
  const names = await readdir(dir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw ioError(cause, dir)
  })
  const read = names
    .filter(name => !name.startsWith('.') && studyKinds.some(kind => name.startsWith(`${kind}-`)))
    .map(name => readStudy(join(dir, name)).catch(() => undefined))
  const studies = (await Promise.all(read)).filter(study => study !== undefined)
  return studies.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

/** The same question as one that was asked before, if it was. */
export const sameStudy = (studies: readonly Study[], asked: NewStudy): Study | undefined =>
  studies.findLast(study => questionText(study) === questionText(asked))

function questionText(study: NewStudy | Study): string {
  const {v: _v, id: _id, createdAt: _at, ...question} = {v: 1, id: '', createdAt: 0, ...study}
  return JSON.stringify(inOrder(question))
}

/**
 * The study that is meant by its id, a unique beginning of it, or `latest`.
 * @throws TfnotesError `study-not-found`, `study-ambiguous`
 */
export async function findStudy(root: string, ref: string): Promise<Study> {
  const studies = await listStudies(root)
  const exact = ref === 'latest' ? studies.at(-1) : studies.find(({id}) => id === ref)
  if (exact) return exact
  const matches = ref === '' ? [] : studies.filter(({id}) => id.startsWith(ref))
  const [first] = matches
  if (!first) throw new TfnotesError('study-not-found', {study: ref, known: studies.map(({id}) => id)})
  if (matches.length > 1)
    throw new TfnotesError('study-ambiguous', {study: ref, matches: matches.map(({id}) => id)})
  return first
}

/** One of the runs that a study asks for. */
export interface Trial {
  /** `<setting>.<seed>`. */
  readonly id: string
  /** Index of its setting. */
  readonly setting: number
  readonly seed: number
}

/** Every setting with the first seed, then with the second: who stops early has seen all of them. */
export const trialsOf = ({settings, seeds}: Pick<Study, 'settings' | 'seeds'>): Trial[] =>
  seeds.flatMap(seed => settings.map((_, setting) => ({id: `${setting}.${seed}`, setting, seed})))

/** What a trial's run is asked for. */
export const specOfTrial = (
  {id, base, settings}: Pick<Study, 'id' | 'base' | 'settings'>,
  trial: Trial,
): NewRunSpec => ({
  ...base,
  hyperparameters: {...base.hyperparameters, ...settings[trial.setting]},
  seed: trial.seed,
  study: {id, trial: trial.id},
})
