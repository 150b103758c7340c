import {TfnotesError} from '../../../errors.ts'
import {askPython, type Question} from './ask-python.ts'
import {
  type Asked,
  askLook,
  askOverview,
  expectKeras,
  type FindOptions,
  findKeras,
  hardwareOf,
  type KerasBackend,
  type KerasPython,
} from './find-keras.ts'
import {installCommand, packagesOf} from './install-command.ts'
import type {Device} from './probe-answers.ts'
import {type Candidate, type Environment, type Found, pythonCandidates} from './python-candidates.ts'

export interface SurveyedBackend {
  readonly name: KerasBackend
  readonly version: string
  /** What it sees; empty where it cannot be imported. */
  readonly devices: readonly Device[]
  readonly problem?: TfnotesError
}

export interface SurveyedPython {
  /** Absolute. */
  readonly python: string
  readonly found: Found
  readonly version?: string
  /** Keras' version. */
  readonly keras?: string
  readonly backends: readonly SurveyedBackend[]
  /** Why it is not fit to compute. */
  readonly problem?: TfnotesError
  /** A line for a shell that installs what sees the GPU, where there is one that no backend sees. */
  readonly install?: string
}

export interface Survey {
  readonly pythons: readonly SurveyedPython[]
  /** What `--backend keras` would take, or what it would say. */
  readonly choice: KerasPython | TfnotesError
}

/** All Pythons that {@link findKeras} would come across, with all their backends: each is imported to see its devices. */
export async function surveyPythons(environment: Environment, options: FindOptions = {}): Promise<Survey> {
  const known: FindOptions = {...options, ask: remembering(options.ask ?? askPython)}
  const pythons: SurveyedPython[] = []
  for (const candidate of pythonCandidates(environment))
    pythons.push(await survey(candidate, environment, known))
  const choice = await findKeras(environment, known).catch((error: unknown) => {
    if (error instanceof TfnotesError) return error
    throw error
  })
  return {pythons, choice: failureOfChoice(pythons, choice) ?? choice}
}

/** What is chosen was imported meanwhile: a run would come to know what is wrong with it. */
function failureOfChoice(
  pythons: readonly SurveyedPython[],
  choice: KerasPython | TfnotesError,
): TfnotesError | undefined {
  if (choice instanceof TfnotesError) return undefined
  const {found, backend} = choice
  return pythons.find(one => one.found === found)?.backends.find(({name}) => name === backend)?.problem
}

async function survey(
  {found, python}: Candidate,
  environment: Environment,
  options: FindOptions,
): Promise<SurveyedPython> {
  if (python instanceof TfnotesError)
    return {python: String(python.detail.python), found, backends: [], problem: python}
  const asked = {python, found, environment}
  const hardware = hardwareOf(environment, options)
  let version: string | undefined
  try {
    const overview = await askOverview(asked, options)
    version = overview.version
    const {keras, installed} = expectKeras(python, overview, hardware)
    const backends: SurveyedBackend[] = []
    for (const [name, version] of installed)
      backends.push({name, version, ...(await see(asked, name, options))})
    const sees = backends.some(({devices}) => devices.some(({kind}) => kind === 'gpu'))
    const [first] = installed.keys()
    return {
      python,
      found,
      version,
      keras,
      backends,
      ...(hardware === 'nvidia' &&
        !sees &&
        first && {install: installCommand(python, overview.managed ?? false, packagesOf(first, hardware))}),
    }
  } catch (problem) {
    if (!(problem instanceof TfnotesError)) throw problem
    return {python, found, ...(version !== undefined && {version}), backends: [], problem}
  }
}

async function see(
  asked: Asked,
  backend: KerasBackend,
  options: FindOptions,
): Promise<Pick<SurveyedBackend, 'devices' | 'problem'>> {
  const {python} = asked
  try {
    const look = await askLook(asked, backend, options)
    if ('devices' in look) return look
    return {
      devices: [],
      problem: new TfnotesError('keras-import-failed', {backend, python, reason: look.reason}),
    }
  } catch (problem) {
    if (!(problem instanceof TfnotesError)) throw problem
    return {devices: [], problem}
  }
}

/** Nobody is asked the same twice. */
function remembering(ask: (question: Question) => Promise<unknown>): typeof ask {
  const answers = new Map<string, Promise<unknown>>()
  return question => {
    const key = `${question.python} ${question.backend ?? ''}`
    const answer = answers.get(key) ?? ask(question)
    answers.set(key, answer)
    return answer
  }
}
