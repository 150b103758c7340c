import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'
import {close, put, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {askAbout, type LettersScreen, unitsInSight} from './state.ts'

type S = LettersScreen

/** A longer text says nothing more: the networks look at its end. */
const longest = 500

function setText(state: AppState, screen: S, text: string): Step {
  const kept = text.slice(-longest)
  if (kept === screen.text) return stay(state)
  return stay(put(state, {...screen, text: kept}), ...askAbout(screen.id, kept))
}

/** Goes on with what the network says, once it has said it of the letters in sight. */
function goOn(state: AppState, screen: S, count: number): Step {
  const {answer, text} = screen
  if (!answer || answer.letters !== text) return stay(state)
  return setText(state, screen, text + answer.continued.slice(0, count))
}

export const handlers: Handlers<S, 'letters'> = {
  continueOne: (state, screen) => goOn(state, screen, 1),
  continueMany: (state, screen) => goOn(state, screen, 8),
  units: (state, screen, {name}) => {
    const units = screen.answer?.trace.states[0]?.length ?? 0
    const last = Math.max(0, units - unitsInSight(frameOf(state.size).height))
    const top = Math.max(0, Math.min(last, Math.min(screen.top, last) + (name === 'down' ? 1 : -1)))
    return stay(put(state, {...screen, top}))
  },
  erase: (state, screen) => setText(state, screen, screen.text.slice(0, -1)),
  eraseAll: (state, screen) => setText(state, screen, ''),
  back: close,
}

export const typed = (state: AppState, screen: S, text: string): Step =>
  setText(state, screen, screen.text + text.replaceAll(/\s/g, '').toLowerCase())
