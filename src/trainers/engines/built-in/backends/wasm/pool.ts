import {Worker} from 'node:worker_threads'
import {TfnotesError} from '../../../../../errors.ts'
import {availableCores} from '../../../../../system/cores.ts'
import type {Kernels} from './module.ts'

/** TFNOTES_THREADS, or as many threads as there are cores. */
export function defaultThreads(env: NodeJS.ProcessEnv): number {
  const asked = env.TFNOTES_THREADS
  if (asked === undefined || asked === '') return availableCores()
  const threads = Number(asked)
  if (Number.isInteger(threads) && threads >= 1 && threads <= 256) return threads
  throw new TfnotesError('bad-threads', {found: asked, min: 1, max: 256}, {usage: true})
}

/**
 * Starts the workers (threads − 1 of them; the caller is the first thread). They join in as they come up, sleep when
 * there is nothing to do, and do not keep the process alive.
 */
export function startWorkers(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  threads: number,
  scratch: number,
): readonly Worker[] {
  return Array.from({length: threads - 1}, (_, i) => {
    const worker = new Worker(kernels.thread, {
      workerData: {module: kernels.module, memory, threads, number: i + 1, scratch},
      execArgv: [],
      env: {},
    })
    worker.unref()
    return worker
  })
}
