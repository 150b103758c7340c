import {stripVTControlCharacters} from 'node:util'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\x00-\x1f\x7f-\x9f]/

/**
 * C0 and C1 controls, line and paragraph separators, and everything that reorders or hides text without being
 * seen (bidirectional overrides, zero-width joins, byte-order marks).
 */
const unsafe = new RegExp(
  `${controls.source}|[\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]`,
  'g',
)
const probe = new RegExp(unsafe.source)

/** Whether a text would steer the terminal. */
export const holdsControls = (text: string): boolean => controls.test(text)

/**
 * The printable part of a text from a file, an argument or the network: no escape sequence, no control character;
 * tabs and newlines become one blank.
 */
export const strip = (text: string): string =>
  probe.test(text)
    ? stripVTControlCharacters(text)
        .replace(/[\t\n\v\f\r]+/g, ' ')
        .replace(unsafe, '')
    : text
