import {bold, type Line, span} from '../../drawing/lines/span.ts'
import type {AppState} from '../state.ts'

/** Where we are, for the header: the last part in bold. */
export function titlePath({look}: Pick<AppState, 'look'>, ...parts: readonly string[]): Line {
  return parts.flatMap((part, index): Line => {
    if (index === parts.length - 1) return [bold(part)]
    return [span(`${part} ${look.glyphs.pointer} `, 'dim')]
  })
}
