import type {Words} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import {type Line, type Rgb, type Span, span} from '../lines/span.ts'
import {cutLine, lineWidth, spread, widthOf} from '../lines/width.ts'
import type {Look} from '../state.ts'
import type {Role} from '../theme/roles.ts'

/** What a figure is drawn with, and how large. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly look: Look
  readonly language: Language
  /** How many stops of a walk have been made; all of them when left out. */
  readonly stop?: number | undefined
}

const roles: readonly Role[] = ['training', 'validation', 'good', 'overlay', 'warning', 'bad']
const marks = ['o', 'x', '+', '*', '#', '%']

/** Colour and mark of the n-th series: told apart by either. */
export const roleOf = (index: number): Role => roles[index % roles.length] as Role
export const markOf = (index: number): string => marks[index % marks.length] as string

export const inWords = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language]

export interface Entry {
  readonly mark: string
  readonly role: Role
  readonly words: string
}

const legendLine = (entries: readonly Entry[], gap: string): Line =>
  entries.flatMap(({mark, role, words}, index): Span[] => [
    ...(index > 0 ? [span(gap)] : []),
    {text: mark, role, bold: true},
    span(` ${words}`, 'dim'),
  ])

/** The legend, and the names of the axes at its right, where there is room for both. */
export function underneath(entries: readonly Entry[], axes: string, {width, look}: Canvas): Line {
  const wide = legendLine(entries, '  ')
  const legend = lineWidth(wide) > width ? legendLine(entries, ' ') : wide
  const room = width - lineWidth(legend)
  return room < widthOf(axes) + 2
    ? cutLine(legend, width, look.glyphs.ellipsis)
    : spread(legend, [span(axes, 'dim')], width)
}

const mix = (a: Rgb, b: Rgb, share: number): Rgb =>
  a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * share)) as unknown as Rgb

const grounds: Readonly<Record<'dark' | 'light', readonly [low: Rgb, middle: Rgb, high: Rgb]>> = {
  dark: [
    [10, 18, 48],
    [28, 74, 92],
    [96, 116, 88],
  ],
  light: [
    [214, 232, 250],
    [238, 240, 220],
    [250, 222, 190],
  ],
}

/** Steps of a ground: neighbours in one step are one stretch of the line, and bands show like contour lines. */
const bands = 14
const made = new Map<string, Rgb>()

/** The ground for a height of 0 to 1; undefined where this terminal has too few colours for it. */
export function groundOf(share: number, {theme}: Look): Rgb | undefined {
  if (theme.depth === 'none' || theme.depth === '16' || !Number.isFinite(share)) return undefined
  const band = Math.min(bands - 1, Math.max(0, Math.floor(share * bands)))
  const key = `${theme.ground} ${band}`
  const known = made.get(key)
  if (known) return known
  const [low, middle, high] = grounds[theme.ground]
  const at = (band / (bands - 1)) * 2
  const colour = at < 1 ? mix(low, middle, at) : mix(middle, high, at - 1)
  made.set(key, colour)
  return colour
}

/** The same in characters that are no marks, lowest first. */
export const groundChars = ' .,:;='
