import {strip} from '../../text/strip.ts'
import type {Key} from './key.ts'
import {keyOfCsi, keyOfSs3} from './sequences.ts'

const ESC = '\x1b'
const pasteBegin = `${ESC}[200~`
const pasteEnd = `${ESC}[201~`
/** A paste longer than this is no path and no number. */
const longestPaste = 10_000
/** An escape sequence longer than this is noise. */
const longestSequence = 256

const segmenter = new Intl.Segmenter()

/** Control characters that are keys; the other C0 characters are ctrl and a letter. */
const controls: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\x7f': 'backspace',
}

interface Found {
  readonly key?: Key | undefined
  /** Characters taken from the input; 0 when the sequence is not complete yet. */
  readonly length: number
}

/** String sequences (OSC, DCS, APC, PM, SOS) end with BEL or ST; none of them is a key. */
function skipString(input: string): Found {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: BEL and ESC \ end the sequence
  const end = /\x07|\x1b\\|\x9c/.exec(input)
  if (end) return {length: end.index + end[0].length}
  return {length: input.length > longestPaste ? input.length : 0}
}

function readCsi(input: string): Found {
  // X10 mouse reports carry three raw bytes after the letter.
  if (input.startsWith(`${ESC}[M`)) return {length: input.length < 6 ? 0 : 6}
  const body = input.slice(2)
  // The Linux console sends F1 to F5 as `ESC [ [ A` to `E`.
  const console = /^\[([A-E])/.exec(body)
  if (console) return {key: {name: `f${(console[1] ?? 'A').charCodeAt(0) - 64}`}, length: 4}
  const whole = /^([0-?]*)[ -/]*([@-~])/.exec(body)
  if (whole) {
    const name = keyOfCsi(whole[1] ?? '', whole[2] ?? '')
    return {key: name === undefined ? undefined : keyOf(name), length: 2 + whole[0].length}
  }
  // A character that cannot continue the sequence breaks it off.
  const broken = /^[0-?]*[ -/]*[^ -~]/.exec(body)
  if (broken) return {length: 1 + broken[0].length}
  return {length: input.length > longestSequence ? input.length : 0}
}

const keyOf = (name: string): Key => (name === 'space' ? {name, text: ' '} : {name, ...textOf(name)})
const textOf = (name: string): {text?: string} => ([...name].length === 1 ? {text: name} : {})

function readEscape(input: string): Found {
  const next = input[1]
  if (next === undefined) return {length: 0}
  if (next === '[') return readCsi(input)
  if (next === 'O') {
    const letter = input[2]
    if (letter === undefined) return {length: 0}
    const name = keyOfSs3(letter)
    return {key: name === undefined ? undefined : {name}, length: 3}
  }
  if (']PX^_'.includes(next)) return skipString(input)
  // Nothing here is bound to Alt, and a slow line joins Escape with the key after it: two keys.
  return {key: {name: 'escape'}, length: 1}
}

function readPaste(input: string): Found {
  const end = input.indexOf(pasteEnd)
  if (end < 0 && input.length <= longestPaste + 6) return {length: 0}
  const raw = input.slice(6, end < 0 ? undefined : end).slice(0, longestPaste)
  const text = strip(raw.replace(/[\r\n\t]+/g, ' '))
  const lines = raw
    .split(/[\r\n]+/)
    .map(line => strip(line.replaceAll('\t', ' ')))
    .filter(line => line.trim() !== '')
  return {
    key: {name: 'paste', text, ...(lines.length > 1 && {lines})},
    length: end < 0 ? input.length : end + 6,
  }
}

function readPlain(input: string): Found {
  const first = input[0] ?? ''
  const control = controls[first]
  if (control !== undefined) return {key: {name: control}, length: 1}
  if (first === '\0') return {key: {name: 'ctrl-space'}, length: 1}
  if (first <= '\x1a')
    return {key: {name: `ctrl-${String.fromCharCode(first.charCodeAt(0) + 96)}`}, length: 1}
  if (first === ' ') return {key: {name: 'space', text: ' '}, length: 1}
  const {value} = segmenter.segment(input)[Symbol.iterator]().next()
  const character = (value as {segment: string} | undefined)?.segment ?? first
  const text = strip(character)
  return {key: text === '' ? undefined : {name: text, text}, length: character.length}
}

/**
 * Splits what a terminal sends into keys. Chunks may hold many keys, half a sequence, or a paste; whatever is no
 * key is swallowed. Stateful: a sequence that is cut off waits for its rest.
 */
export class KeyParser {
  #rest = ''

  /** Keys that `chunk` completes. */
  feed(chunk: string): Key[] {
    // C1 introducers are the one-character forms of ESC and a letter.
    let input = this.#rest + chunk.replaceAll('\x9b', `${ESC}[`).replaceAll('\x8f', `${ESC}O`)
    const keys: Key[] = []
    while (input !== '') {
      const found = input.startsWith(pasteBegin)
        ? readPaste(input)
        : input.startsWith(ESC)
          ? readEscape(input)
          : readPlain(input)
      if (found.length === 0) break
      if (found.key !== undefined) keys.push(found.key)
      input = input.slice(found.length)
    }
    this.#rest = input
    return keys
  }

  /**
   * True while the beginning of a sequence waits; the caller flushes after a moment in which nothing came.
   * A paste over a slow line may take its time.
   */
  get waiting(): boolean {
    return this.#rest !== '' && !this.#rest.startsWith(pasteBegin)
  }

  /** Ends the wait: a lone ESC was the Escape key, anything longer was no key. */
  flush(): Key[] {
    const rest = this.#rest
    this.#rest = ''
    if (rest === ESC) return [{name: 'escape'}]
    return []
  }
}
