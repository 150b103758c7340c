import type {Glyphs} from '../glyphs.ts'
import {type Span, span} from '../lines/span.ts'
import type {Role} from '../look.ts'

/** A horizontal bar of exactly `width` columns, in steps of an eighth of a column where the glyphs have them. */
export function bar(share: number, width: number, glyphs: Glyphs, role: Role = 'accent'): Span[] {
  const steps = glyphs.fill.length - 1
  const filled = Math.round(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * width * steps)
  const whole = Math.floor(filled / steps)
  const part = filled % steps
  const full = (glyphs.fill[steps] ?? '#').repeat(whole) + (part > 0 ? (glyphs.fill[part] ?? '') : '')
  const rest = width - whole - (part > 0 ? 1 : 0)
  return [span(full, role), span(glyphs.track.repeat(Math.max(0, rest)), 'dim')]
}
