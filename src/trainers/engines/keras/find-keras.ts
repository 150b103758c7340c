import {TfnotesError} from '../../../errors.ts'
import {askPython, type Question} from './ask-python.ts'
import {type GpuMaker, gpuHardware} from './gpu-hardware.ts'
import {installCommand, packagesOf} from './install-command.ts'
import {isLook, isOverview, type Look, type Overview} from './probe-answers.ts'
import {type Environment, type Found, pythonCandidates} from './python-candidates.ts'

/** What Keras computes with, in the order of preference. */
export const kerasBackends = ['tensorflow', 'jax', 'torch'] as const
export type KerasBackend = (typeof kerasBackends)[number]

/** A Python on which Keras is to compute. */
export interface KerasPython {
  /** Absolute. */
  readonly executable: string
  readonly found: Found
  /** Python's. */
  readonly version: string
  /** Keras' version. */
  readonly keras: string
  /** Which of its backends is to be taken. */
  readonly backend: KerasBackend
  readonly backendVersion: string
  /** Who decided on that backend. */
  readonly why: 'KERAS_BACKEND' | 'keras.json' | 'sees-gpu' | 'first-installed'
}

export interface FindOptions {
  /** What asks a Python. @default a process of it */
  readonly ask?: (question: Question) => Promise<unknown>
  /** Whose GPU there is. @default what the drivers have put into the file system */
  readonly hardware?: GpuMaker | undefined
  /** Seconds that an answer may take: a library of gigabytes may have to come over a network first. */
  readonly patience?: {readonly overview: number; readonly look: number}
  readonly signal?: AbortSignal | undefined
}

const patience = {overview: 60, look: 180}

/** Python below which there is no Keras 3 that is known to work here. */
const oldestPython = [3, 10] as const

/**
 * The Python of `--backend keras`: the one that TFNOTES_PYTHON names; else the first with Keras 3 of the active
 * environments and the path. Quick: a backend is imported only where there is a GPU and the choice of who sees it.
 * @throws TfnotesError what is wrong with the Python that is named, else with the first that answers: `keras-no-python`,
 * `keras-python-wrong`, `keras-python-hangs`, `keras-python-old`, `keras-missing`, `keras-old`, `keras-no-backend`,
 * `keras-backend-unknown`, `keras-backend-missing`, `keras-import-failed`
 */
export async function findKeras(environment: Environment, options: FindOptions = {}): Promise<KerasPython> {
  const faults: TfnotesError[] = []
  for (const {found, python} of pythonCandidates(environment)) {
    try {
      if (python instanceof TfnotesError) throw python
      const overview = await askOverview({python, found, environment}, options)
      const {keras, installed} = expectKeras(python, overview, hardwareOf(environment, options))
      const choice = await chooseBackend({python, found, environment, overview, installed}, options)
      return {
        // A shim goes by the folder one stands in; what it has chosen here is meant.
        executable: /[\\/]shims[\\/]/.test(python) ? overview.executable : python,
        found,
        version: overview.version,
        keras,
        ...choice,
        backendVersion: installed.get(choice.backend) ?? '',
      }
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      faults.push(error)
    }
  }
  throw (
    faults.find(({code}) => code !== 'keras-python-wrong' && code !== 'keras-python-hangs') ??
    faults[0] ??
    new TfnotesError('keras-no-python')
  )
}

/** A Python, and by what it was found. */
export interface Asked {
  readonly python: string
  readonly found: Found
  readonly environment: Environment
}

export const hardwareOf = (environment: Environment, options: FindOptions): GpuMaker | undefined =>
  'hardware' in options ? options.hardware : gpuHardware(environment)

/** @throws TfnotesError `keras-python-wrong`, `keras-python-hangs` */
export async function askOverview(asked: Asked, options: FindOptions): Promise<Overview> {
  const {ask = askPython, signal} = options
  const answer = await ask({...asked, seconds: (options.patience ?? patience).overview, signal})
  if (isOverview(answer)) return answer
  throw noAnswer(asked)
}

/** @throws TfnotesError `keras-python-wrong`, `keras-python-hangs` */
export async function askLook(asked: Asked, backend: KerasBackend, options: FindOptions): Promise<Look> {
  const {ask = askPython, signal} = options
  const answer = await ask({...asked, backend, seconds: (options.patience ?? patience).look, signal})
  if (isLook(answer)) return answer
  throw noAnswer(asked)
}

const noAnswer = ({python, found}: Asked) =>
  new TfnotesError(
    'keras-python-wrong',
    {python, found, fault: 'no-python'},
    {usage: found === 'TFNOTES_PYTHON'},
  )

/** Versions of Keras 3 and of its backends. */
export function expectKeras(
  python: string,
  {version, managed = false, installed = {}}: Overview,
  hardware: GpuMaker | undefined,
): {keras: string; installed: ReadonlyMap<KerasBackend, string>} {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < oldestPython[0] || (major === oldestPython[0] && minor < oldestPython[1]))
    throw new TfnotesError('keras-python-old', {python, version, needed: oldestPython.join('.')})
  const {keras} = installed
  const install = (...words: string[]) =>
    installCommand(python, managed, [...words, ...packagesOf('tensorflow', hardware)])
  if (!keras) throw new TfnotesError('keras-missing', {python, command: install('keras')})
  if (Number.parseInt(keras, 10) < 3)
    throw new TfnotesError('keras-old', {python, version: keras, command: install('--upgrade', 'keras')})
  const there = kerasBackends.flatMap(name => {
    const has = installed[name]
    return has ? [[name, has] as const] : []
  })
  if (there.length === 0)
    throw new TfnotesError('keras-no-backend', {
      python,
      version: keras,
      command: install(),
      accepted: kerasBackends,
    })
  return {keras, installed: new Map(there)}
}

interface Choice {
  readonly backend: KerasBackend
  readonly why: KerasPython['why']
}

async function chooseBackend(
  asked: Asked & {readonly overview: Overview; readonly installed: ReadonlyMap<KerasBackend, string>},
  options: FindOptions,
): Promise<Choice> {
  const {python, environment, overview, installed} = asked
  const named = environment.KERAS_BACKEND
  if (named) return {backend: expectBackend(named, python, installed), why: 'KERAS_BACKEND'}

  const [first, ...others] = installed.keys()
  // Keras writes this file itself and names tensorflow in it: only another name is anybody's word.
  const configured = kerasBackends.find(name => name === overview.configured && name !== 'tensorflow')
  if (configured && installed.has(configured)) return {backend: configured, why: 'keras.json'}

  const plain: Choice = {backend: first as KerasBackend, why: 'first-installed'}
  if (others.length === 0 || !hardwareOf(environment, options)) return plain
  return (await firstWithGpu(asked, [...installed.keys()], options)) ?? plain
}

function expectBackend(
  name: string,
  python: string,
  installed: ReadonlyMap<KerasBackend, string>,
): KerasBackend {
  const backend = kerasBackends.find(one => one === name)
  if (!backend)
    throw new TfnotesError('keras-backend-unknown', {backend: name, accepted: kerasBackends}, {usage: true})
  if (!installed.has(backend))
    throw new TfnotesError(
      'keras-backend-missing',
      {backend, python, installed: [...installed.keys()]},
      {usage: true},
    )
  return backend
}

/**
 * Of several backends the first that sees a GPU, else the first that can be imported at all: all are asked at once, for
 * each takes its seconds.
 */
async function firstWithGpu(
  asked: Asked,
  backends: readonly KerasBackend[],
  options: FindOptions,
): Promise<Choice | undefined> {
  const enough = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, enough.signal]) : enough.signal
  const looks = backends.map(backend =>
    askLook(asked, backend, {...options, signal}).catch((error): Look => {
      if (error instanceof TfnotesError) return {reason: error.message}
      throw error
    }),
  )
  // Those who are left waiting when one has been found are nobody's failure.
  for (const look of looks) look.catch(() => {})
  try {
    let imports: KerasBackend | undefined
    for (const [index, backend] of backends.entries()) {
      const look = (await looks[index]) ?? {reason: ''}
      if (!('devices' in look)) continue
      if (look.devices.some(({kind}) => kind === 'gpu')) return {backend, why: 'sees-gpu'}
      imports ??= backend
    }
    return imports && {backend: imports, why: 'first-installed'}
  } finally {
    enough.abort()
  }
}
