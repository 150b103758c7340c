import {type GlyphMode, glyphModeFor} from './glyph-mode.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Every symbol the screens draw. In rules and frames only characters that no terminal draws two columns wide are
 * used (East Asian Width N or Na): a reader in a Chinese locale may have the "ambiguous" ones, `─` `│` `●`, wide.
 */
export interface Glyphs {
  readonly name: GlyphMode
  readonly rule: string
  readonly bar: string
  readonly pointer: string
  readonly ellipsis: string
  readonly live: string
  /** Less than `live`. */
  readonly begun: string
  readonly yes: string
  readonly no: string
  readonly up: string
  readonly down: string
  readonly left: string
  readonly right: string
  readonly enter: string
  readonly separator: string
  readonly arrow: string
  readonly times: string
  /** Eighths of a cell, empty first, full last. */
  readonly fill: readonly string[]
  readonly track: string
  readonly best: string
  readonly change: string
  readonly crosshair: string
  /** asciichart's ten symbols in its own order. */
  readonly chart: readonly string[]
  /** Upper half block, or nothing where pictures are drawn with a grey ramp of letters. */
  readonly halfBlock?: string
  readonly ramp: string
  /** Heights of a curve that is one row high, the lowest first. */
  readonly heights: string
}

const lines: Glyphs = {
  name: 'lines',
  rule: '╌',
  bar: '╎',
  pointer: '▸',
  ellipsis: '…',
  live: '▪',
  begun: '▫',
  yes: '✓',
  no: '✗',
  up: '▴',
  down: '▾',
  left: '◂',
  right: '▸',
  enter: '⏎',
  separator: '·',
  arrow: '→',
  times: '×',
  fill: [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  track: '╌',
  best: '▾',
  change: '▴',
  crosshair: '╎',
  chart: ['┼', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  halfBlock: '▀',
  ramp: ' .:-=+*#%@',
  heights: '▁▂▃▄▅▆▇█',
}

const ascii: Glyphs = {
  name: 'ascii',
  rule: '-',
  bar: '|',
  pointer: '>',
  ellipsis: '...',
  live: '*',
  begun: 'o',
  yes: '+',
  no: 'x',
  up: '^',
  down: 'v',
  left: '<',
  right: '>',
  enter: 'Enter',
  separator: '-',
  arrow: '->',
  times: 'x',
  fill: [' ', '#'],
  track: '.',
  best: 'v',
  change: '^',
  crosshair: ':',
  chart: ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|'],
  ramp: ' .:-=+*#%@',
  heights: '_.-=+*#',
}

/** The symbols by what curves are drawn in. */
export const glyphsOf: Readonly<Record<GlyphMode, Glyphs>> = {
  braille: {...lines, name: 'braille'},
  lines,
  ascii,
}

export const glyphsFor = (env: Environment): Glyphs => glyphsOf[glyphModeFor(env).mode]
