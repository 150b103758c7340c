import {stripVTControlCharacters} from 'node:util'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\x00-\x1f\x7f-\x9f]/

/**
 * C0 and C1 controls, line and paragraph separators, and everything that reorders or hides text without being
 * seen: bidirectional overrides, zero-width joins, byte-order marks, fillers, tags and whatever else Unicode says is
 * not to be shown. Two names that look alike would not be.
 */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu
/** Most texts hold nothing else, and are told by it many times faster. */
const isPrintable = /^[ -~]*$/
const probe = new RegExp(unsafe.source, 'u')

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

/** The same of a text of several lines, such as a stack trace. */
export const stripLines = (text: string): string => text.split('\n').map(strip).join('\n')

/**
 * Whatever `strip` would take out, written otherwise. For text in quotation marks that is read by programs:
 * nothing of it is lost, and nothing steers the terminal that shows it.
 */
export const escapeUnsafe = (text: string, written: (character: string) => string): string =>
  isPrintable.test(text) ? text : text.replace(unsafe, written)

/** A character by its UTF-16 units, as JSON and JavaScript write it. */
export const unicodeEscape = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** A value as one line of JSON for a terminal: what `JSON.stringify` leaves raw (C1, bidirectional controls) is escaped. */
export const jsonLine = (value: unknown): string => escapeUnsafe(JSON.stringify(value), unicodeEscape)
