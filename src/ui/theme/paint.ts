import type {Line, Rgb, Span} from '../../drawing/lines/span.ts'
import type {Theme} from '../../drawing/look.ts'
import {strip} from '../../text/strip.ts'
import {nearestBasic, nearestIndexed} from './nearest.ts'
import {roleCode} from './theme.ts'

function rgbCode(theme: Theme, colour: Rgb, layer: 'foreground' | 'background'): string | undefined {
  const shift = layer === 'background' ? 10 : 0
  if (theme.depth === 'none') return undefined
  if (theme.depth === '16') return String(nearestBasic(colour) + shift)
  if (theme.depth === '256') return `${38 + shift};5;${nearestIndexed(colour)}`
  return `${38 + shift};2;${colour.join(';')}`
}

/** Each style with its own off switch: Ink's tokenizer pairs them one by one, and never meets a full reset. */
function paintSpan(part: Span, theme: Theme): string {
  let text = strip(part.text)
  if (!theme.styled || text === '') return text
  const colour =
    part.foreground !== undefined
      ? rgbCode(theme, part.foreground, 'foreground')
      : part.role !== undefined
        ? roleCode(theme, part.role)
        : undefined
  const ground = part.background === undefined ? undefined : rgbCode(theme, part.background, 'background')
  if (colour !== undefined) text = `\x1b[${colour}m${text}\x1b[39m`
  if (ground !== undefined) text = `\x1b[${ground}m${text}\x1b[49m`
  if (part.bold) text = `\x1b[1m${text}\x1b[22m`
  if (part.underline) text = `\x1b[4m${text}\x1b[24m`
  if (part.inverse) text = `\x1b[7m${text}\x1b[27m`
  return text
}

/** A line as the terminal takes it. The one place where text becomes escape sequences, and where it is cleaned. */
export const paint = (row: Line, theme: Theme): string => row.map(part => paintSpan(part, theme)).join('')
