import type {Series} from '../../drawing/charts/series.ts'
import {type Span, span} from '../../drawing/lines/span.ts'

/** What a stroke or a sign of a chart means, before the next one. */
export const legendEntry = (glyph: string, role: Series['role'], words: string): Span[] => [
  span(`${glyph} `, role),
  span(`${words}  `, 'dim'),
]
