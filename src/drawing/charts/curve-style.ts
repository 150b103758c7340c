import type {Glyphs} from '../glyphs.ts'
import type {CurveRole, Role} from '../look.ts'

/** Single ASCII characters that look like no line: they tell curves apart where there are no colours. */
const marks = ['o', 'x', '+', '*', '#', '%', '&', '$']

/** Mark of the n-th of several curves. */
export const markOf = (index: number): string => marks[index % marks.length] as string

/** Curves of one chart that differ in colour and in mark; with more of them both begin anew. */
export const mostStyles = marks.length

/** Colour of the n-th of many curves. */
export const curveRole = (index: number): CurveRole =>
  `curve${((index % mostStyles) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`

/** How a curve of dots is drawn: dots along it that are there and that are left out, in turns. */
export const strokes = {
  solid: [1],
  dashed: [4, 3],
  dotted: [1, 2],
  dashDotted: [5, 2, 1, 2],
} as const satisfies Readonly<Record<string, readonly number[]>>

export type StrokeName = keyof typeof strokes

const strokeNames = Object.keys(strokes) as StrokeName[]

/** Curves of one chart that differ in stroke. */
export const mostStrokes = strokeNames.length

/** What a curve without a mark is drawn with where there are no strokes, if it is dotted. */
export const dot = '.'

/** Stroke of the n-th of several curves. */
export const strokeOf = (index: number): StrokeName => strokeNames[index % strokeNames.length] as StrokeName

/** What tells a curve from others besides its colour: its stroke where it is made of dots, else a mark on it now and then. */
export interface CurveStyle {
  readonly stroke: StrokeName
  readonly mark?: string
}

const plain: CurveStyle = {stroke: 'solid'}

const first = Array.from({length: mostStyles}, (_, index) => [curveRole(index), {stroke: strokeOf(index)}])

/** The styles of curves that have none of their own, by what they are. A curve without a mark is one, too: the only one of its chart. */
const styles: Readonly<Partial<Record<Role, CurveStyle>>> = {
  ...Object.fromEntries(first),
  validation: {stroke: 'dashed', mark: markOf(0)},
  overlay: {stroke: 'dotted', mark: markOf(2)},
  dim: {stroke: 'dotted'},
}

/** How a curve of this role is drawn where there are others beside it. */
export const styleOf = (role: Role): CurveStyle => styles[role] ?? plain

const samples: Readonly<Record<StrokeName, string>> = {
  solid: '⠒⠒⠒',
  dashed: '⠒⠂⠐',
  dotted: '⠐ ⠂',
  dashDotted: '⠒⠂⠂',
}

/** What stands for such a curve in a legend: its mark, else its stroke. */
export function sampleOf({stroke, mark}: CurveStyle, {name, live}: Pick<Glyphs, 'name' | 'live'>): string {
  if (mark !== undefined) return mark
  return name === 'braille' ? samples[stroke] : stroke === 'dotted' ? dot : live
}

/** The same of a curve that is drawn as its role is. */
export function strokeSample(role: Role, glyphs: Pick<Glyphs, 'name' | 'live'>): string {
  const {stroke, mark} = styleOf(role)
  return sampleOf({stroke, ...(mark !== undefined && glyphs.name !== 'braille' && {mark})}, glyphs)
}
