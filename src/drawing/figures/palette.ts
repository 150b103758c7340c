import type {Label} from '../../labs/figure.ts'
import type {Language} from '../../text/localised.ts'
import type {Window} from '../charts/series.ts'
import {type Line, mix, type Rgb, type Span, span} from '../lines/span.ts'
import {spread, widthOf} from '../lines/width.ts'
import type {Look, Role} from '../look.ts'

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

/** Colour of the n-th series; with its mark it is told apart by either. */
export const roleOf = (index: number): Role => roles[index % roles.length] as Role

export const inWords = (words: Label, language: Language): string =>
  typeof words === 'string' ? words : words[language]

/** How places on the x axis are written: three digits of the range tell them apart; what is left of 0 after their arithmetic is 0. */
export const placeLabel = ({from, to}: Window): ((x: number) => string) => {
  const range = to - from
  const largest = Math.max(Math.abs(from), Math.abs(to))
  const digits = Math.min(17, Math.max(3, Math.ceil(Math.log10(largest / range)) + 3))
  return x => {
    const value = Math.abs(x) < range * 1e-9 ? 0 : Number(x.toPrecision(digits))
    return Math.abs(value) >= 1e6 ? value.toExponential().replace('e+', 'e') : String(value)
  }
}

export interface Entry {
  readonly mark: string
  readonly role: Role
  readonly words: string
}

/** What the marks of a figure stand for, in as many rows as that takes; the names of the axes at the end of the last. */
export function underneath(entries: readonly Entry[], axes: string, width: number): Line[] {
  const rows: Span[][] = []
  let room = 0
  for (const {mark, role, words} of entries) {
    const own = widthOf(`${mark} ${words}`)
    const entry: Span[] = [{text: mark, role, bold: true}, span(` ${words}`, 'dim')]
    const last = rows.at(-1)
    if (last && room >= own + 2) last.push(span('  '), ...entry)
    else rows.push(entry)
    room = (last && room >= own + 2 ? room - 2 : width) - own
  }
  const last = rows.pop() ?? []
  const names: Line = [span(axes, 'dim')]
  return room >= widthOf(axes) + 2 || last.length === 0
    ? [...rows, spread(last, names, width)]
    : [...rows, last, spread([], names, width)]
}

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
