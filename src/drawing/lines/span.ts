import type {Role} from '../look.ts'

/** 8-bit red, green, blue. */
export type Rgb = readonly [number, number, number]

/** A stretch of text in one style. Colours are named by role; only pictures carry their own. */
export interface Span {
  readonly text: string
  readonly role?: Role | undefined
  readonly bold?: boolean
  readonly inverse?: boolean
  readonly underline?: boolean
  /** Pictures only. */
  readonly foreground?: Rgb
  readonly background?: Rgb
}

/** One row of a pane. */
export type Line = readonly Span[]

export const span = (text: string, role?: Role): Span => (role === undefined ? {text} : {text, role})
export const bold = (text: string, role?: Role): Span => ({...span(text, role), bold: true})
export const line = (text: string, role?: Role): Line => [span(text, role)]

/** What is out of date, or only by the way. */
export const dimmed = (lines: readonly Line[]): Line[] =>
  lines.map(spans => spans.map(({text}) => span(text, 'dim')))

/** A colour between two, so much of the way from the first to the second. */
export const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share)) as unknown as Rgb

const same = (a: Rgb | undefined, b: Rgb | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.every((value, index) => value === b[index]))

/** Puts a dot of a picture at the end of its row: into the last span where that has its colours. */
export function append(spans: Span[], next: Span): void {
  const last = spans.at(-1)
  if (last && same(last.foreground, next.foreground) && same(last.background, next.background))
    spans[spans.length - 1] = {...last, text: last.text + next.text}
  else spans.push(next)
}
