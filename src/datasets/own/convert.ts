import {setImmediate as breathe} from 'node:timers/promises'
import {TfnotesError} from '../../errors.ts'
import {availableCores} from '../../system/cores.ts'
import type {Progress} from '../dataset.ts'
import {loadSharp} from '../pictures/load-sharp.ts'
import {mostBytes} from '../values.ts'
import {closeJob, doneOf, type Job, openJob, type Target, type Unread, workOn} from './job.ts'
import type {Entry, Problem} from './listing.ts'
import {startThread} from './start-thread.ts'

export interface Conversion {
  /** Side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** 0: as many as there are cores. @default 0 */
  readonly threads?: number | undefined
  /** Milliseconds of work ahead from which on other threads help. @default 1000 */
  readonly patience?: number
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Converted {
  /** count × size × size × channels bytes of those that could be read, in the order of the entries. */
  readonly pixels: Uint8Array
  readonly kept: readonly Entry[]
  readonly problems: readonly Problem[]
}

/** Pictures in memory at a time, over all threads: enough for every core, few enough to bound the memory. */
const together = 8
/** Each thread decodes one while it resizes another. */
const leastTogether = 2
/** Pictures from one report to the next. */
const between = 256

/**
 * Decodes and resizes pictures of any size and format to one array. Those that cannot be read become problems; the
 * rest goes on.
 *
 * @throws TfnotesError pictures-too-large, sharp-missing
 */
export async function convertPictures(entries: readonly Entry[], conversion: Conversion): Promise<Converted> {
  const {size, channels} = conversion
  const [total, bytes] = [entries.length, size * size * channels]
  if (total * bytes > mostBytes)
    throw new TfnotesError('pictures-too-large', {
      count: total,
      size,
      bytes: total * bytes,
      limit: mostBytes,
    })
  const pixels = new Uint8Array(new SharedArrayBuffer(total * bytes))
  return keepReadable(entries, pixels, bytes, await convertTo(entries, {pixels}, conversion))
}

/**
 * The same, to wherever they are wanted; an unreadable picture's place is left as it is.
 * @returns why pictures cannot be read, by their places
 * @throws TfnotesError sharp-missing; what writing throws
 */
export async function convertTo(
  entries: readonly Entry[],
  to: Target,
  conversion: Conversion,
): Promise<ReadonlyMap<number, string>> {
  const {size, channels, onProgress} = conversion
  const threads = conversion.threads || availableCores()
  const total = entries.length
  const job = openJob({
    paths: entries.map(({path}) => path),
    size,
    channels,
    together: Math.max(leastTogether, Math.ceil(together / threads)),
    to,
  })
  const failures = new Map(await convertAll(job, threads, conversion))
  // That no picture can be read is nothing to be said of one.
  if ([...failures.values()].includes('sharp-missing')) await loadSharp()
  onProgress?.({phase: 'convert', done: total, total})
  return failures
}

/** Why pictures are left out, in their order. */
export const problemsOf = (entries: readonly Entry[], failures: ReadonlyMap<number, string>): Problem[] =>
  [...failures]
    .sort(([a], [b]) => a - b)
    .map(([index, reason]): Problem => {
      const {name, line} = entries[index] as Entry
      return {kind: 'unreadable', name, reason, ...(line !== undefined && {line})}
    })

/** This thread begins; the others, which take a while to start, come when there is enough to do. */
async function convertAll(
  job: Job,
  threads: number,
  {patience = 1000, onProgress, signal}: Conversion,
): Promise<Unread[]> {
  const total = job.paths.length
  let start: number | undefined
  let helpers: readonly Promise<Unread[]>[] = []
  let told = 0
  const afterEach = async () => {
    signal?.throwIfAborted()
    const done = doneOf(job)
    if (helpers.length === 0) {
      // From the first picture on, for which there was much to load.
      start ??= performance.now()
      const spent = performance.now() - start
      if (spent >= patience / 5 && (spent / done) * (total - done) >= patience)
        helpers = help(job, threads - 1)
    }
    if (done - told < between) return
    told = done
    onProgress?.({phase: 'convert', done, total})
    await breathe()
  }
  try {
    signal?.throwIfAborted()
    const own = await workOn(job, afterEach)
    return [own, ...(await Promise.all(helpers))].flat()
  } finally {
    closeJob(job)
    await Promise.allSettled(helpers)
  }
}

/** When one of them fails there is no point in going on. */
const help = (job: Job, threads: number) =>
  Array.from({length: threads}, () => {
    const helper = startThread(job)
    helper.catch(() => closeJob(job))
    return helper
  })

/** Closes the gaps that unreadable pictures left. */
function keepReadable(
  entries: readonly Entry[],
  pixels: Uint8Array,
  bytes: number,
  failures: ReadonlyMap<number, string>,
): Converted {
  const kept: Entry[] = []
  for (const [index, entry] of entries.entries()) {
    if (failures.has(index)) continue
    if (kept.length !== index) pixels.copyWithin(kept.length * bytes, index * bytes, (index + 1) * bytes)
    kept.push(entry)
  }
  return {pixels: pixels.subarray(0, kept.length * bytes), kept, problems: problemsOf(entries, failures)}
}
