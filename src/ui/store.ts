import {createStore, type StoreApi} from 'zustand/vanilla'
import type {Action} from './actions.ts'
import type {Effect} from './effects.ts'
import type {AppState} from './state.ts'
import {update} from './update.ts'

/** The one store. `dispatch` is its only writer; it draws once, however many actions it is given. */
export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'subscribe'> {
  dispatch(...actions: readonly Action[]): void
}

/** `run` gets what the updates want done, after the state has changed. */
export function createAppStore(initial: AppState, run: (effect: Effect) => void): AppStore {
  const {getState, setState, subscribe} = createStore<AppState>()(() => initial)
  return {
    getState,
    subscribe,
    dispatch: (...actions) => {
      const before = getState()
      const effects: Effect[] = []
      let state = before
      for (const action of actions) {
        const step = update(state, action)
        state = step.state
        effects.push(...step.effects)
      }
      if (state !== before) setState(state, true)
      for (const effect of effects) run(effect)
    },
  }
}
