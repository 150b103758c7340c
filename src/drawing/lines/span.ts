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
