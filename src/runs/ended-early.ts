import {endedEarly} from '../text/ended-early.ts'
import type {Language} from '../text/localised.ts'
import type {RunState} from './state.ts'

/** How a run has ended, where that is to be said; else nothing. */
export const endedEarlyWords = ({finished, epochs, started}: RunState, language: Language): string =>
  finished
    ? endedEarly(
        finished,
        {epochs, validates: (started?.dataset.heldOut ?? started?.dataset.test ?? 0) > 0},
        language,
      )
    : ''
