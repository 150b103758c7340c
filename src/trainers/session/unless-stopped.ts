import {setTimeout as sleep} from 'node:timers/promises'
import {type Control, lookEvery} from './control.ts'

/** Milliseconds in which work may clear away what it has half done; what takes longer is left behind. */
const toClear = 1000

/**
 * Does work that may take minutes before there is anything to stop between: a download, pictures to convert.
 * @param work ends when its signal is aborted
 * @returns undefined when the run was asked to stop at once meanwhile, which is then not waited for
 */
export async function unlessStopped<T>(
  control: Control,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const stop = new AbortController()
  const stopped = new Promise<undefined>(resolve =>
    stop.signal.addEventListener('abort', () => resolve(undefined)),
  )
  const look = async () => {
    await control.attend()
    if (control.stop?.when === 'now') stop.abort()
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = look()
  }, lookEvery)
  const done = work(stop.signal)
  try {
    await Promise.race([done, stopped.then(() => Promise.race([done.catch(() => {}), sleep(toClear)]))])
    await looking
    await look()
    return stop.signal.aborted ? undefined : await done
  } catch (error) {
    if (stop.signal.aborted) return undefined
    throw error
  } finally {
    clearInterval(timer)
  }
}
