import type {Failure} from '../errors.ts'
import type {Effect} from './effects.ts'
import type {NewScreen, Screen} from './screens/screen.ts'
import type {AppState, Notice, Sentence} from './state.ts'

/** What an update makes of the state, and what it wants done. */
export interface Step {
  readonly state: AppState
  readonly effects: readonly Effect[]
}

export const stay = (state: AppState, ...effects: readonly Effect[]): Step => ({state, effects})

/** The screen on top. */
export const topOf = (state: AppState): Screen => state.screens.at(-1) as Screen

/** Puts the new form of a screen in the place of the old one; a screen that is gone stays gone. */
export const put = (state: AppState, screen: Screen): AppState => ({
  ...state,
  screens: state.screens.map(one => (one.id === screen.id ? screen : one)),
})

/** Opens a screen on top of the others; `opening` says what it wants done, knowing its id. */
export function open(
  state: AppState,
  screen: NewScreen,
  opening: (id: number) => readonly Effect[] = () => [],
): Step {
  const id = state.nextScreen
  return {
    state: {
      ...state,
      nextScreen: id + 1,
      notice: undefined,
      screens: [...state.screens, {...screen, id} as Screen],
    },
    effects: opening(id),
  }
}

/** Closes the top screen, unless it is the last one. */
export function close(state: AppState): Step {
  if (state.screens.length === 1) return stay(state)
  const {id} = topOf(state)
  return {
    state: {...state, notice: undefined, screens: state.screens.slice(0, -1)},
    effects: [{effect: 'close', owner: id}],
  }
}

/** Says something until the next key, or until it `holds` no more. */
export const say = (
  state: AppState,
  words: Sentence,
  tone: Notice['tone'] = 'plain',
  holds?: Notice['holds'],
): AppState => ({
  ...state,
  notice: {words, tone, ...(holds && {holds})},
})

/** A key that cannot do its work now says why. */
export const refuse = (state: AppState, words: Sentence, holds?: Notice['holds']): Step =>
  stay(say(state, words, 'bad', holds))

export const also = (step: Step, ...effects: readonly Effect[]): Step => ({
  state: step.state,
  effects: [...step.effects, ...effects],
})

/** One step after another. */
export function andThen(step: Step, next: (state: AppState) => Step): Step {
  const {state, effects} = next(step.state)
  return {state, effects: [...step.effects, ...effects]}
}

/** A screen as it is by now. */
export const renewed = <S extends Screen>(state: AppState, {id}: S): S =>
  state.screens.find(one => one.id === id) as S

export const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value
