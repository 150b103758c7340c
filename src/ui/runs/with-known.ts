import type {RunState} from '../../runs/state.ts'
import type {AppState} from '../state.ts'

/** What is known of the followed runs, with this of one of them. Without a prototype: a folder may be called `constructor`. */
export const withKnown = (
  followed: AppState['followed'],
  run: string,
  known: RunState,
): AppState['followed'] => Object.assign(Object.create(null), followed, {[run]: known})
