import {strip} from '../../text/strip.ts'

/** Text that is part of a document: whatever steers or cannot stand in XML or HTML is taken out. */
export const escaped = (text: string): string =>
  strip(text)
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
