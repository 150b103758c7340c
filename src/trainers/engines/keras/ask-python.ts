import {spawn} from 'node:child_process'
import {delimiter, join} from 'node:path'
import {TfnotesError} from '../../../errors.ts'
import {pythonFolder} from '../../../system/python-folder.ts'
import {reasonOf} from '../../../system/reason-of.ts'
import type {Environment, Found} from './python-candidates.ts'

export interface Question {
  readonly python: string
  readonly found: Found
  /** To be imported and asked for its devices. @default what is installed is told, and nothing imported */
  readonly backend?: string
  /** How long an answer may take. */
  readonly seconds: number
  readonly environment: Environment
  readonly signal?: AbortSignal | undefined
}

/** Before the one line of a probe that is meant; everything else is what others print into it. */
const mark = 'TFNOTES-PROBE '
/** Characters of what a probe printed that are kept: its own line is the last one. */
const kept = 1 << 16

/**
 * What `python/probe.py` says on a Python, unread.
 * @throws TfnotesError `keras-python-wrong` {python, found, fault | reason}, `keras-python-hangs` {python, seconds}
 */
export function askPython({
  python,
  found,
  backend,
  seconds,
  environment,
  signal,
}: Question): Promise<unknown> {
  const usage = found === 'TFNOTES_PYTHON'
  return new Promise((resolve, reject) => {
    const wrong = (detail: {fault: string} | {reason: string}) =>
      reject(new TfnotesError('keras-python-wrong', {python, found, ...detail}, {usage}))
    let child: ReturnType<typeof start>
    try {
      child = start(python, [String(seconds), ...(backend === undefined ? [] : [backend])], environment)
    } catch (error) {
      return wrong({reason: reasonOf(error)})
    }
    const end = () => {
      clearTimeout(patience)
      signal?.removeEventListener('abort', leave)
      child.kill('SIGKILL')
      // What it started in its turn may hold on to it.
      child.stdout.destroy()
    }
    const leave = () => {
      end()
      reject(signal?.reason)
    }
    const patience = setTimeout(() => {
      end()
      reject(new TfnotesError('keras-python-hangs', {python, seconds}, {usage}))
    }, seconds * 1000)
    if (signal?.aborted) return leave()
    signal?.addEventListener('abort', leave)

    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-kept)
    })
    child.on('error', error => {
      end()
      wrong({reason: reasonOf(error)})
    })
    child.on('close', (_, killed) => {
      end()
      const line = said.split('\n').findLast(one => one.startsWith(mark))
      try {
        if (line !== undefined) return resolve(JSON.parse(line.slice(mark.length)))
      } catch {
        // Cut off, or not ours.
      }
      // Its own alarm, which rings at the same time.
      if (killed === 'SIGALRM') reject(new TfnotesError('keras-python-hangs', {python, seconds}, {usage}))
      // A library that crashes takes its Python along.
      else wrong(backend !== undefined && killed ? {reason: killed} : {fault: 'no-python'})
    })
  })
}

const start = (python: string, words: readonly string[], environment: Environment) =>
  spawn(python, [join(pythonFolder(), 'probe.py'), ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: pythonEnvironment(environment),
    windowsHide: true,
  })

/**
 * The environment of a Python: an empty place in its path means the working directory, from which nothing is run. Cards
 * are counted as `nvidia-smi` counts them, unless the reader has another order in mind.
 */
export const pythonEnvironment = (environment: Environment): NodeJS.ProcessEnv => ({
  CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  ...environment,
  PYTHONPATH: environment.PYTHONPATH?.split(delimiter).filter(Boolean).join(delimiter),
})
