import type {Role} from '../../drawing/look.ts'
import {palette, type Shade} from '../../drawing/palette.ts'

interface Colour {
  /** SGR foreground code of the 16-colour palette (its actual shade is the reader's own). */
  readonly basic: Shade
  readonly indexed: Shade
}

/** SGR foreground codes of the 16-colour palette, beside the shades of a palette of 256. */
const basic: Readonly<Record<Role, Shade>> = {
  accent: {dark: 36, light: 34},
  dim: {dark: 90, light: 90},
  good: {dark: 32, light: 32},
  warning: {dark: 93, light: 35},
  bad: {dark: 91, light: 91},
  training: {dark: 94, light: 34},
  validation: {dark: 33, light: 31},
  overlay: {dark: 35, light: 36},
  curve1: {dark: 94, light: 34},
  curve2: {dark: 33, light: 31},
  curve3: {dark: 97, light: 30},
  curve4: {dark: 95, light: 35},
  curve5: {dark: 35, light: 95},
  curve6: {dark: 92, light: 32},
  curve7: {dark: 36, light: 36},
  curve8: {dark: 91, light: 33},
  marker: {dark: 97, light: 30},
}

/** What every role is drawn in. */
export const colours = Object.fromEntries(
  Object.entries(palette).map(([role, indexed]) => [role, {basic: basic[role as Role], indexed}]),
) as Readonly<Record<Role, Colour>>
