import type {History} from '../../../runs/history.ts'
import type {Parent} from '../../../runs/spec.ts'
import type {RunState} from '../../../runs/state.ts'
import type {AppState} from '../../state.ts'

/** A run that another one goes on from, with no more epochs than that one took over. */
export interface Ancestor {
  readonly parent: Parent
  /** Undefined while it was not read, and where it is gone. */
  readonly known: RunState | undefined
}

/** A branch of a branch of … has more to draw than any screen. */
const most = 16

const shorter = new WeakMap<History, {readonly epoch: number; readonly history: History}>()

/** The epochs up to one; the same for the same epochs. */
function upTo(history: History, epoch: number): History {
  const before = shorter.get(history)
  if (before?.epoch === epoch) return before.history
  const found = history.upTo(epoch)
  shorter.set(history, {epoch, history: found})
  return found
}

/** The runs that a branch goes on from, its parent first, as far as they are known. */
export function ancestorsOf(state: Pick<AppState, 'followed'>, run: RunState): readonly Ancestor[] {
  const found: Ancestor[] = []
  let parent = run.started?.parent
  while (parent && found.length < most && !found.some(({parent: {run}}) => run === parent?.run)) {
    const told = state.followed[parent.run]
    const known = told && {...told, history: upTo(told.history, parent.epoch)}
    found.push({parent, known})
    parent = told?.started?.parent
  }
  return found
}
