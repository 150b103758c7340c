import {initialRunState, type RunState, reduceRunEvents} from './state.ts'
import type {Tail} from './tail.ts'

/** The state after all that a tail has to tell by now. @throws as `Tail.read` */
export async function readState(tail: Tail, before: RunState = initialRunState): Promise<RunState> {
  let state = before
  for (let events = await tail.read(); events.length > 0; events = await tail.read())
    state = reduceRunEvents(state, events)
  return state
}
