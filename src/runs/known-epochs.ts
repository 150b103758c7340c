import {join} from 'node:path'
import type {History} from './history.ts'
import {initialRunState, reduceRunEvents} from './state.ts'
import {openTail} from './tail.ts'
import {eventsFile} from './writer.ts'

/** The epochs that readers of a run know of, ascending; its events may have gaps where some were lost. */
export async function knownEpochs(dir: string): Promise<History> {
  const tail = openTail(join(dir, eventsFile), {skip: line => !decides.test(line)})
  let state = initialRunState
  for (let events = await tail.read(); events.length > 0; events = await tail.read())
    state = reduceRunEvents(state, events)
  return state.history
}

/** What adds epochs or takes them back. */
const decides = /"event":"(epoch|started)"/
