import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'
import {hintLines, promptLines, scrollback} from './rows.ts'
import type {TensorsScreen} from './state.ts'

/** Columns between the prompt and what is bound. */
export const gap = 3
/** From this width on, what is bound stands beside the prompt. */
const roomy = 104
const sideWidth = 32
const mostPromptRows = 6

/** Columns of what is bound. */
export const sideOf = (width: number): number => (width >= roomy ? sideWidth : 0)

/** The rows of the prompt's pane, and how many of what was said before have room in it. */
export function laidOut(
  state: AppState,
  screen: TensorsScreen,
  {width, height}: {readonly width: number; readonly height: number},
) {
  const typed = promptLines(screen, width)
  const hints = hintLines(state, screen, width)
  const at = typed.findIndex(row => row.some(part => part.inverse))
  const first = Math.max(0, Math.min(at - mostPromptRows + 1, typed.length - mostPromptRows))
  const prompt = typed.slice(first, first + mostPromptRows)
  return {
    prompt,
    hints,
    all: scrollback(state, screen, width),
    room: height - 1 - prompt.length - hints.length - 1,
  }
}

/** How many rows what was said before can be scrolled back. */
export function mostBack(state: AppState, screen: TensorsScreen): number {
  if (screen.entries.length === 0) return 0
  const {width, height} = frameOf(state.size)
  const side = sideOf(width)
  const {all, room} = laidOut(state, screen, {width: side > 0 ? width - side - gap : width, height})
  return Math.max(0, all.length - room)
}
