import {Worker} from 'node:worker_threads'
import {TfnotesError} from '../../../../../errors.ts'
import {availableCores} from '../../../../../system/cores.ts'
import type {Kernels} from './module.ts'

/** TFNOTES_THREADS, or as many threads as there are cores. */
export const defaultThreads = (env: NodeJS.ProcessEnv): number => threadsAsked(env) ?? availableCores()

/**
 * TFNOTES_THREADS, where it says something.
 *
 * @throws TfnotesError `bad-threads`
 */
export function threadsAsked(env: NodeJS.ProcessEnv): number | undefined {
  const asked = env.TFNOTES_THREADS
  if (asked === undefined || asked === '') return undefined
  const threads = Number(asked)
  if (Number.isInteger(threads) && threads >= 1 && threads <= 256) return threads
  throw new TfnotesError('bad-threads', {found: asked, min: 1, max: 256}, {usage: true})
}

/**
 * What starts the workers that the first `threads` threads still lack; the caller is the first thread, and there are
 * `most` at most. They join in as they come up, sleep when there is nothing to do, and do not keep the process alive.
 */
export function openWorkers(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  most: number,
  scratch: number,
): (threads: number) => void {
  let started = 1
  return threads => {
    for (; started < threads; started++)
      new Worker(kernels.thread, {
        workerData: {module: kernels.module, memory, threads: most, number: started, scratch},
        execArgv: [],
        env: {},
      }).unref()
  }
}
