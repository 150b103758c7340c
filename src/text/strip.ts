import {stripVTControlCharacters} from 'node:util'

/**
 * C0 and C1 controls, line and paragraph separators, and everything that reorders or hides text without being
 * seen (bidirectional overrides, zero-width joins, byte-order marks).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
const unsafe = /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const probe = new RegExp(unsafe.source)

/** The printable part of a text from a file, an argument or the network: no escape sequence, no control character. */
export function clean(text: string): string {
  return probe.test(text) ? stripVTControlCharacters(text).replace(unsafe, '') : text
}
