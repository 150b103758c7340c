type Environment = Readonly<Record<string, string | undefined>>

/** What curves are drawn in, finest first: dots, two by four to a cell; lines of box characters; plain ASCII. */
export const glyphModes = ['braille', 'lines', 'ascii'] as const
export type GlyphMode = (typeof glyphModes)[number]

/** Why it is this mode: somebody has set it or pressed the key; else what is known of terminal and locale. */
export type GlyphReason = 'environment' | 'key' | 'utf-8' | 'no-utf-8' | 'terminal'

export interface GlyphChoice {
  readonly mode: GlyphMode
  readonly why: GlyphReason
}

/** Where a terminal says by its name that its font is small: braille is beyond the Linux console, all of it beyond a teletype. */
const poor: ReadonlySet<string | undefined> = new Set(['dumb', 'linux'])

/** What the environment may say besides the modes: any Unicode, the finest that the terminal shows. */
const anyUnicode = 'unicode'

/** The words that TFNOTES_GLYPHS takes. */
export const glyphWords: readonly string[] = [...glyphModes, anyUnicode]

const asked = ({TFNOTES_GLYPHS, TERM}: Environment): GlyphMode | undefined =>
  TFNOTES_GLYPHS === anyUnicode
    ? poor.has(TERM)
      ? 'lines'
      : 'braille'
    : glyphModes.find(mode => mode === TFNOTES_GLYPHS)

/** The mode to begin with: as TFNOTES_GLYPHS says, else braille where the locale is UTF-8 and the terminal no teletype. */
export function glyphModeFor(env: Environment): GlyphChoice {
  const mode = asked(env)
  if (mode) return {mode, why: 'environment'}
  if (poor.has(env.TERM)) return {mode: 'ascii', why: 'terminal'}
  const {LC_ALL, LC_CTYPE, LANG} = env
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')
    ? {mode: 'braille', why: 'utf-8'}
    : {mode: 'ascii', why: 'no-utf-8'}
}

/** The mode after this one; after the last the first. */
export const nextGlyphMode = (mode: GlyphMode): GlyphMode =>
  glyphModes[(glyphModes.indexOf(mode) + 1) % glyphModes.length] as GlyphMode
