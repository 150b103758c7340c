import type {GlyphReason} from './glyph-mode.ts'
import type {Glyphs} from './glyphs.ts'

/** One of many curves in one chart, each in a colour of its own. */
export type CurveRole = `curve${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`

/** What a colour means. Drawings name roles; only the screens' theme knows colours. */
export type Role =
  | CurveRole
  | 'accent'
  | 'dim'
  | 'good'
  | 'warning'
  | 'bad'
  | 'training'
  | 'validation'
  | 'overlay'
  | 'marker'

export const grounds = ['dark', 'light'] as const
export type Ground = (typeof grounds)[number]
export type Depth = 'none' | '16' | '256' | 'truecolor'

/** The colours that there are. */
export interface Theme {
  readonly depth: Depth
  readonly ground: Ground
  /** False on TERM=dumb: then not even bold or inverse. */
  readonly styled: boolean
}

/** How this terminal is drawn on. */
export interface Look {
  readonly theme: Theme
  readonly glyphs: Glyphs
  /** Why with these symbols; unsaid where nobody asks. */
  readonly glyphsBy?: GlyphReason
}
