import type {Glyphs} from '../glyphs.ts'
import {type Span, span} from '../lines/span.ts'

/**
 * A bar from the middle of 2·half + 1 columns to the right for a positive `share`, to the left for a negative one; −1
 * and 1 fill their sides. The two sides also differ in colour.
 */
export function signedBar(share: number, half: number, glyphs: Glyphs): Span[] {
  const steps = glyphs.fill.length - 1
  const size = Math.min(1, Math.abs(Number.isFinite(share) ? share : 0))
  const filled = Math.round(size * half * steps)
  const [whole, part] = [Math.floor(filled / steps), filled % steps]
  const rest = ' '.repeat(half - whole - (part > 0 ? 1 : 0))
  const full = (glyphs.fill[steps] ?? '#').repeat(whole)
  const middle = span(glyphs.bar, 'dim')
  if (share >= 0)
    return [
      span(' '.repeat(half)),
      middle,
      span(full + (part > 0 ? (glyphs.fill[part] ?? '') : ''), 'training'),
      span(rest),
    ]
  // Blocks grow from the left only: one that grows from the right is the rest of it in inverse.
  const edge: Span[] =
    part > 0 ? [{text: glyphs.fill[steps - part] ?? ' ', role: 'validation', inverse: true}] : []
  return [span(rest), ...edge, span(full, 'validation'), middle, span(' '.repeat(half))]
}
