import type {Answers} from '../../answers/index.ts'
import {glyphsFor} from '../../drawing/glyphs.ts'
import {inAscii as inAsciiAsWide} from '../../drawing/lines/ascii.ts'
import type {Line} from '../../drawing/lines/span.ts'
import {head} from '../../drawing/lines/width.ts'
import type {Look, Role} from '../../drawing/look.ts'
import type {Language} from '../../text/localised.ts'
import {jsonLine, strip} from '../../text/strip.ts'
import {inAscii} from '../../text/typography.ts'
import {words} from '../../text/words/index.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context} from '../line/command.ts'

export type Tone = Role | 'bold'

/** How the commands write for people. */
export interface Output {
  readonly words: Words
  readonly language: Language
  /** A line on stdout. Control characters are taken out; what stands in the progress line makes room. */
  line(text?: string): void
  /** Many of them at once. */
  lines(texts: readonly string[]): void
  /** A line put together of texts, some of them in a `tone`: of its control characters only the tones' remain. */
  raw(text: string): void
  /** A line on stderr. */
  note(text: string): void
  /** Replaces the line under the text, at most ten times a second; does nothing where stdout is no terminal. */
  progress(text: string): void
  tone(tone: Tone, text: string): string
  /** Rows of a drawing on stdout, so many columns from the left. */
  draw(rows: readonly Line[], indent?: number): void
  /** The same of what says nothing to who cannot see it: for them it is named and left out. */
  picture(rows: readonly Line[], indent?: number): void
  /** Whether it is heard and not seen. */
  readonly isHeard: boolean
  /** What drawings are made with: no grounds are painted, marks and letters say what is to be seen. */
  readonly look: Look
}

const codes: Readonly<Record<Tone, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  accent: [36, 39],
  good: [32, 39],
  warning: [33, 39],
  bad: [31, 39],
  training: [34, 39],
  validation: [33, 39],
  overlay: [35, 39],
  marker: [1, 22],
  curve1: [34, 39],
  curve2: [33, 39],
  curve3: [1, 22],
  curve4: [35, 39],
  curve5: [36, 39],
  curve6: [32, 39],
  curve7: [95, 39],
  curve8: [31, 39],
}

/** What tones begin and end with; nothing else that steers a terminal is ever written. */
const toneCodes = new RegExp(`(\\u001b\\[(?:${[...new Set(Object.values(codes).flat())].join('|')})m)`)

const progressEvery = 100

export function openOutput(context: Context, options: {readonly plain?: boolean} = {}): Output {
  const {env, stdout, stderr, language, isHeard = false} = context
  const lively = stdout.isTTY === true && env.TERM !== 'dumb' && options.plain !== true
  const coloured = lively && !env.NO_COLOR
  const glyphs = glyphsFor(env)
  // Chinese is beyond ASCII, and its quotation marks are its own.
  const isPlain = glyphs.name === 'ascii' && language === 'en'
  const typeset = isPlain ? inAscii : (text: string) => text
  let shown = false
  let drawn = 0

  const erase = () => {
    if (shown) stdout.write('\r\u001b[2K')
    shown = false
  }
  const raw = (text: string) => {
    erase()
    const parts = coloured ? text.split(toneCodes) : [text]
    const clean = parts.map((part, i) => (i % 2 === 1 ? part : strip(part))).join('')
    stdout.write(`${typeset(clean)}\n`)
  }
  const tone = (name: Tone, text: string) => {
    const [on, off] = codes[name]
    return coloured ? `\u001b[${on}m${text}\u001b[${off}m` : text
  }

  const draw = (rows: readonly Line[], indent = 0) => {
    erase()
    for (const row of rows) {
      const laidOut = isPlain ? inAsciiAsWide(row) : row
      const written = laidOut.map(({text, role, bold}) => {
        const clean = strip(text)
        const toned = role && clean.trim() !== '' ? tone(role, clean) : clean
        return bold ? tone('bold', toned) : toned
      })
      stdout.write(`${`${' '.repeat(indent)}${written.join('')}`.trimEnd()}\n`)
    }
  }

  return {
    words: words[language],
    language,
    look: {glyphs, theme: {depth: 'none', ground: 'dark', styled: false}},
    raw,
    line: (text = '') => raw(strip(text)),
    lines(texts) {
      erase()
      stdout.write(texts.map(text => `${typeset(strip(text))}\n`).join(''))
    },
    note(text) {
      erase()
      stderr.write(`${typeset(strip(text))}\n`)
    },
    progress(text) {
      if (!lively || performance.now() - drawn < progressEvery) return
      drawn = performance.now()
      shown = true
      stdout.write(`\r\u001b[2K${head(typeset(text), (stdout.columns || 80) - 1)}`)
    },
    tone: (name, text) => tone(name, strip(text)),
    draw,
    picture: (rows, indent) => (isHeard ? raw(words[language].plain.drawing) : draw(rows, indent)),
    isHeard,
  }
}

/** Rows of a text that programs read, on stdout as they are: whoever writes them has taken control characters out. */
export function printText({stdout}: Pick<Context, 'stdout'>, rows: readonly string[]): void {
  stdout.write(rows.map(row => `${row}\n`).join(''))
}

type KeysOf<T> = T extends unknown ? keyof T : never

/** One JSON object on stdout, safe to show in a terminal. Keys that the answer of that name does not declare are refused by the compiler. */
export function printJson<K extends keyof Answers, T extends Answers[K]>(
  {stdout}: Pick<Context, 'stdout'>,
  _name: K,
  answer: T & {readonly [X in Exclude<KeysOf<T>, KeysOf<Answers[K]>>]?: never},
): void {
  stdout.write(`${jsonLine(answer)}\n`)
}

/** Many of them at once. */
export function printJsonLines<K extends keyof Answers, T extends Answers[K]>(
  {stdout}: Pick<Context, 'stdout'>,
  _name: K,
  all: readonly (T & {readonly [X in Exclude<KeysOf<T>, KeysOf<Answers[K]>>]?: never})[],
): void {
  stdout.write(all.map(answer => `${jsonLine(answer)}\n`).join(''))
}
