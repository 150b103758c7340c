import {join} from 'node:path'
import {isBatch} from './read-run.ts'
import {initialRunState, type RunState, reduceRunEvents} from './state.ts'
import {openTail} from './tail.ts'
import {eventsFile} from './writer.ts'

/** Reads what a run's events say by now, once or again and again. */
export interface RunReader {
  /**
   * All that stands in its events by now, but for the batches under way; what was read before is not read again. An aborted
   * reading ends soon with what it has come to. One call at a time.
   * @throws TfnotesError as `Tail.read`
   */
  read(signal?: AbortSignal): Promise<RunState>
}

export function openRunReader(dir: string): RunReader {
  const tail = openTail(join(dir, eventsFile), {skip: isBatch})
  let state = initialRunState
  return {
    async read(signal) {
      while (!signal?.aborted) {
        const events = await tail.read()
        if (events.length === 0) break
        state = reduceRunEvents(state, events)
      }
      return state
    },
  }
}
