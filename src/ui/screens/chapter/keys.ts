import {formKeys} from '../../form/keys.ts'
import {put, stay} from '../../step.ts'
import {type ChapterScreen, measureSoon} from './state.ts'

/** After a change, what was measured for other values is no longer shown; a moment later it is measured anew. */
export const form = formKeys<ChapterScreen>((state, screen) =>
  stay(put(state, {...screen, preflight: undefined}), measureSoon(screen.id)),
)
