import {setImmediate} from 'node:timers/promises'

/** Runs that are read at once: they keep a disk busy, and their files are few enough for the smallest of limits. */
const atOnce = 4

/** Milliseconds of looking at one run after another, after which keys and everything else have their turn. */
const turn = 8

/** Does the same for many runs, some at a time, beginning with the first. @throws what `work` throws first */
export async function eachRun<T>(runs: Iterable<T>, work: (run: T) => Promise<void> | void): Promise<void> {
  const waiting = runs[Symbol.iterator]()
  let since = performance.now()
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await work(next.value)
      if (performance.now() - since < turn) continue
      await setImmediate()
      since = performance.now()
    }
  }
  await Promise.all(Array.from({length: atOnce}, worker))
}
