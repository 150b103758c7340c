import {median} from '../../../system/median.ts'
import type {Batch, Batches, Fill} from './batches.ts'

export interface Patience {
  /** Stop measuring after this time and at most this many batches; two are run in any case. */
  readonly milliseconds: number
  readonly batches: number
}

export interface Timing {
  /** Median time of a batch. */
  readonly milliseconds: number
  /** Batches that count: the second half, because code is compiled and memory allocated in the first. */
  readonly count: number
}

/** Times what `run` does with batches of `size` samples, gathering included. */
export function timeBatches(
  batches: Batches,
  size: number,
  run: (batch: Batch) => unknown,
  {now, patience, fill}: {now: () => number; patience: Patience; fill?: Fill | undefined},
): Timing {
  const order = Int32Array.from({length: batches.count}, (_, i) => i)
  const start = now()
  const times: number[] = []
  do {
    const from = (times.length * size) % (batches.count - size + 1)
    const began = now()
    const batch = batches.gather(order, from, from + size, fill)
    run(batch)
    times.push(now() - began)
  } while (times.length < 2 || (now() - start < patience.milliseconds && times.length < patience.batches))
  const counted = times.slice(times.length >> 1)
  return {milliseconds: median(counted), count: counted.length}
}
