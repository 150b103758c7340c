import stringWidth from 'string-width'
import type {Answers} from '../../answers/index.ts'
import {strip} from '../../text/strip.ts'
import {inAscii, showsUnicode} from '../../text/typography.ts'
import {words} from '../../text/words/index.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context} from './command.ts'

export type Tone = 'dim' | 'bold' | 'good' | 'bad' | 'warning'

/** How the commands write for people. */
export interface Output {
  readonly words: Words
  /** A line on stdout. Control characters are taken out; what stands in the progress line makes room. */
  line(text?: string): void
  /** Lines put together of texts that are clean already, some of them in a `tone`. */
  raw(text: string): void
  /** A line on stderr. */
  note(text: string): void
  /** Replaces the line under the text, at most ten times a second; does nothing where stdout is no terminal. */
  progress(text: string): void
  tone(tone: Tone, text: string): string
  /** Whether drawings and typography beyond ASCII can be shown. */
  readonly unicode: boolean
}

const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  bad: [31, 39],
  good: [32, 39],
  warning: [33, 39],
}

const progressEvery = 100

export function openOutput(context: Context, options: {readonly plain?: boolean} = {}): Output {
  const {env, stdout, stderr, language} = context
  const lively = stdout.isTTY === true && env.TERM !== 'dumb' && options.plain !== true
  const coloured = lively && !env.NO_COLOR
  const unicode = showsUnicode(env)
  // Chinese is beyond ASCII, and its quotation marks are its own.
  const typeset = unicode || language !== 'en' ? (text: string) => text : inAscii
  let shown = false
  let drawn = 0

  const erase = () => {
    if (shown) stdout.write('\r\u001b[2K')
    shown = false
  }
  const raw = (text: string) => {
    erase()
    stdout.write(`${typeset(text)}\n`)
  }

  return {
    words: words[language],
    unicode,
    raw,
    line: (text = '') => raw(strip(text)),
    note(text) {
      erase()
      stderr.write(`${typeset(strip(text))}\n`)
    },
    progress(text) {
      if (!lively || Date.now() - drawn < progressEvery) return
      drawn = Date.now()
      shown = true
      stdout.write(`\r\u001b[2K${cut(typeset(strip(text)), (stdout.columns || 80) - 1)}`)
    },
    tone(tone, text) {
      const [on, off] = codes[tone]
      const clean = strip(text)
      return coloured ? `\u001b[${on}m${clean}\u001b[${off}m` : clean
    },
  }
}

/** As much of a text as fits into so many columns. */
function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += stringWidth(character)
    if (width > columns) break
    kept += character
  }
  return kept
}

type KeysOf<T> = T extends unknown ? keyof T : never

/** One JSON object on stdout. Keys that the answer of that name does not declare are refused by the compiler. */
export function printJson<K extends keyof Answers, T extends Answers[K]>(
  {stdout}: Pick<Context, 'stdout'>,
  _name: K,
  answer: T & {readonly [X in Exclude<KeysOf<T>, KeysOf<Answers[K]>>]?: never},
): void {
  stdout.write(`${JSON.stringify(answer)}\n`)
}

/** Rows in columns; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map(row => row.map(strip))
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map(row => stringWidth(row[column] ?? ''))),
  )
  return clean.map(row =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell) + 2),
      )
      .join('')
      .trimEnd(),
  )
}
