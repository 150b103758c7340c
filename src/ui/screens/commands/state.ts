import type {Logged} from '../../command-log/log.ts'
import type {AppState} from '../../state.ts'
import {open, type Step, stay, topOf} from '../../step.ts'

/** What this session did, as commands. */
export interface CommandsScreen {
  readonly kind: 'commands'
  readonly id: number
  /** As it was when the screen was opened: what is looked at does not move. */
  readonly entries: readonly Logged[]
  readonly cursor: number
  /** The line under the cursor is shown in as many rows as it needs. */
  readonly isWhole: boolean
}

/** The cursor is on the newest. */
export function openCommands(state: AppState): Step {
  if (topOf(state).kind === 'commands') return stay(state)
  const {entries} = state.commandLog
  return open(state, {kind: 'commands', entries, cursor: Math.max(0, entries.length - 1), isWhole: false})
}
