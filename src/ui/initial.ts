import {glyphsFor} from '../drawing/glyphs.ts'
import type {Language} from '../text/localised.ts'
import {newChapters} from './screens/chapters/state.ts'
import type {Screen} from './screens/screen.ts'
import type {AppState, Size} from './state.ts'
import {themeFor} from './theme/theme.ts'

/** The state the program starts with: the book. */
export const initialState = (
  env: Readonly<Record<string, string | undefined>>,
  language: Language,
  size: Size,
): AppState => ({
  language,
  size,
  look: {theme: themeFor(env), glyphs: glyphsFor(env)},
  screens: [{...newChapters(), id: 0} as Screen],
  nextScreen: 1,
  runsLeft: 0,
  runsAt: 0,
  followed: Object.create(null),
  live: [],
  gone: [],
  forms: {},
  touched: [],
})
