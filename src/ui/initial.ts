import {glyphModeFor} from '../drawing/glyph-mode.ts'
import {glyphsOf} from '../drawing/glyphs.ts'
import type {Look} from '../drawing/look.ts'
import {noProgress} from '../progress/book-progress.ts'
import type {Language} from '../text/localised.ts'
import {emptyLog} from './command-log/log.ts'
import {newChapters} from './screens/chapters/state.ts'
import type {Screen} from './screens/screen.ts'
import type {AppState, Size} from './state.ts'
import {themeFor} from './theme/theme.ts'

function lookFor(env: Readonly<Record<string, string | undefined>>): Look {
  const {mode, why} = glyphModeFor(env)
  return {theme: themeFor(env), glyphs: glyphsOf[mode], glyphsBy: why}
}

/** The state the program starts with: the book. */
export const initialState = (
  env: Readonly<Record<string, string | undefined>>,
  language: Language,
  size: Size,
): AppState => ({
  language,
  size,
  look: lookFor(env),
  screens: [{...newChapters(), id: 0} as Screen],
  nextScreen: 1,
  runsLeft: 0,
  runsAt: 0,
  followed: Object.create(null),
  live: [],
  gone: [],
  presets: {},
  forms: {},
  progress: noProgress,
  deletions: [],
  commandLog: emptyLog,
  touched: [],
})
