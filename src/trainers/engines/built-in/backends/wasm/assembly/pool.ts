// @ts-nocheck
/**
 * The thread pool, seen from inside: one job at a time, cut into chunks that any thread may take. A job is a
 * function of the chunk's number; its arguments lie at JOB. Which thread computes a chunk never changes a result,
 * because chunks write apart from each other and no sum is cut by the number of threads.
 */
import {CONTROL, SCRATCH_SIZE} from './memory-map.ts'

/** Chunks of the job that are done. */
const DONE: usize = CONTROL + 64
/** Counts the jobs; sleeping workers wait on it. */
const GENERATION: usize = CONTROL + 128
const SLEEPING: usize = CONTROL + 192
/** Whether the main thread sleeps until DONE changes. */
const WAITING: usize = CONTROL + 256
const FUNCTION: usize = CONTROL + 320
/** Set by a worker that died. */
const FAILED: usize = CONTROL + 384
/**
 * How often a thread looks before it goes to sleep. About 50 µs where the cores are ours: a wake-up costs as much. Where
 * others want them too, who looks around spends the time slice that the work would have had: whenever a chunk comes late
 * (the thread that has it was sent away from its core), all look for half as long.
 */
const PATIENCE: usize = CONTROL + 448
const MOST_SPINS: i32 = 30000
const FEWEST_SPINS: i32 = 1000
/** Nanoseconds, as long as a thread is sent away at least: a chunk that is waited for so long is late, not long. */
const LATE: i64 = 1_000_000
const TIMED_OUT: i32 = 2
/** Workers that have come up. */
const UP: usize = CONTROL + 388
/** Threads that take part; a worker with a number from here on sleeps until there are more. */
const ACTIVE: usize = CONTROL + 512

/**
 * A job's chunks are dealt to the threads in as many stretches, a few at most, so that from job to job a thread has to
 * do with the same part of what is worked on, which lies in its core's cache; who is done with his own goes on with the
 * others'. Of every stretch: how many chunks are not taken yet (whoever lowers it by one owns a chunk, and the job
 * cannot change before that is done), and the number of the chunk after the last.
 */
const STRETCHES: usize = CONTROL + 640
const STRETCH: usize = 64
const MOST_STRETCHES: i32 = 6
const END: usize = 4

/** Of the build that measures alone (TIMED): told when a job begins, by -1, and after each of its chunks. */
@external('env', 'mark')
declare function mark(chunk: i32): void

/** How many threads take part: a worker may learn of a change only after a job's beginning. */
export let threads: i32 = 1
/** This thread's working memory, SCRATCH_SIZE bytes. */
export let scratch: usize = 0
/** This thread's number, 0 for the main thread. */
export let thread: i32 = 0

/** Called once in every thread. `base` is the working memory of all of them. */
export function configure(count: i32, number: i32, base: usize): void {
  threads = count
  thread = number
  scratch = base + <usize>number * SCRATCH_SIZE
  if (number != 0) {
    atomic.add<i32>(UP, 1)
    return
  }
  atomic.store<i32>(PATIENCE, MOST_SPINS)
  atomic.store<i32>(ACTIVE, count)
}

/** How many workers have come up so far. */
export function workersUp(): i32 {
  return atomic.load<i32>(UP)
}

/** From the next job on `count` threads take part, of those that were configured; the others sleep. Main thread only. */
export function activate(count: i32): void {
  threads = count
  atomic.store<i32>(ACTIVE, count)
  atomic.notify(ACTIVE, -1)
  // Who sleeps until the next job and is not to take part in it would be woken in place of one that is.
  atomic.add<i32>(GENERATION, 1)
  atomic.notify(GENERATION, -1)
}

/**
 * How many of `items` things, each costing about `cost` nanoseconds, make a chunk: enough to be worth handing over,
 * few enough that all threads have something to do, and everything at once where the whole is small.
 */
export function chunkSize(items: i32, cost: f32): i32 {
  const total = <f32>items * cost
  if (threads == 1 || total < 12000) return items
  const worthwhile = <i32>(<f32>4000 / cost) + 1
  const fair = (items + threads * 4 - 1) / (threads * 4)
  return min(items, max(worthwhile, fair))
}

@inline
function claim(stretch: usize): i32 {
  let left = atomic.load<i32>(stretch)
  while (left > 0) {
    const seen = atomic.cmpxchg<i32>(stretch, left, left - 1)
    if (seen == left) return left
    left = seen
  }
  return 0
}

/** Does chunks as long as there are any, this thread's own first. Returns how many. */
function work(stretches: i32): i32 {
  let done = 0
  let at = thread * stretches / threads
  for (let i = 0; i < stretches; i++) {
    const stretch = STRETCHES + <usize>at * STRETCH
    for (let left = claim(stretch); left > 0; left = claim(stretch)) {
      call_indirect<void>(load<u32>(FUNCTION), load<i32>(stretch + END) - left)
      done++
    }
    if (++at == stretches) at = 0
  }
  return done
}

/** Runs `job(0)` … `job(chunks − 1)` on all threads and returns when all are done. Main thread only. */
export function parallel(job: (chunk: i32) => void, chunks: i32): void {
  const index = job.index
  // @ts-ignore: TIMED is set on the compiler's command line
  if (isDefined(TIMED)) {
    if (chunks > 1) {
      timed(index, chunks)
      return
    }
  }
  if (threads == 1 || chunks <= 1) {
    for (let chunk = 0; chunk < chunks; chunk++) call_indirect<void>(index, chunk)
    return
  }
  store<u32>(FUNCTION, index)
  atomic.store<i32>(DONE, 0)
  const stretches = min(threads, MOST_STRETCHES)
  let begin = 0
  for (let i = 0; i < stretches; i++) {
    const end = (i + 1) * chunks / stretches
    const stretch = STRETCHES + <usize>i * STRETCH
    store<i32>(stretch + END, end)
    atomic.store<i32>(stretch, end - begin)
    begin = end
  }
  atomic.add<i32>(GENERATION, 1)
  if (atomic.load<i32>(SLEEPING) > 0) atomic.notify(GENERATION, chunks - 1)
  atomic.add<i32>(DONE, work(stretches))
  const patience = atomic.load<i32>(PATIENCE)
  let spins = 0, late = false
  for (let done = atomic.load<i32>(DONE); done != chunks; done = atomic.load<i32>(DONE)) {
    if (++spins < patience) continue
    if (atomic.load<i32>(FAILED) != 0) unreachable()
    atomic.store<i32>(WAITING, 1)
    if (atomic.wait<i32>(DONE, done, LATE) == TIMED_OUT) late = true
    atomic.store<i32>(WAITING, 0)
  }
  const next = late ? max(patience / 2, FEWEST_SPINS) : min(patience + patience / 256, MOST_SPINS)
  if (next != patience) atomic.store<i32>(PATIENCE, next)
}

/** All chunks on this thread, as they are cut for all of them. */
function timed(index: u32, chunks: i32): void {
  mark(-1)
  for (let chunk = 0; chunk < chunks; chunk++) {
    call_indirect<void>(index, chunk)
    mark(chunk)
  }
}

/** A worker's life. Never returns; ends with its thread. */
export function serve(): void {
  let generation = 0
  while (true) {
    const active = atomic.load<i32>(ACTIVE)
    if (thread >= active) {
      atomic.wait<i32>(ACTIVE, active, -1)
      continue
    }
    const patience = atomic.load<i32>(PATIENCE)
    let spins = 0
    let now = atomic.load<i32>(GENERATION)
    for (; now == generation && spins < patience; now = atomic.load<i32>(GENERATION)) spins++
    if (now == generation) {
      sleep(generation)
      continue
    }
    generation = now
    threads = active
    const done = work(min(active, MOST_STRETCHES))
    if (done == 0) continue
    atomic.add<i32>(DONE, done)
    if (atomic.load<i32>(WAITING) != 0) atomic.notify(DONE, 1)
  }
}

/** Until there is a job after this one. */
function sleep(generation: i32): void {
  atomic.add<i32>(SLEEPING, 1)
  atomic.wait<i32>(GENERATION, generation, -1)
  atomic.sub<i32>(SLEEPING, 1)
}

/** A worker reports that it died, so that the main thread does not wait for it. */
export function fail(): void {
  atomic.store<i32>(FAILED, 1)
  atomic.notify(DONE, 1)
}
