import {wrap} from '../../drawing/lines/wrap.ts'
import {failureOf} from '../../errors.ts'
import {type Language, otherLanguage} from '../../text/localised.ts'
import {failureSentence} from '../../text/sentence.ts'
import {strip} from '../../text/strip.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context} from '../line/command.ts'
import {openOutput} from '../printing/output.ts'
import type {TypedLines} from './typed-lines.ts'

/** Lines longer than this are hard to follow, on however wide a terminal. */
const widest = 80

/** The program line by line: what is heard and what is typed. */
export class World {
  readonly lines: TypedLines
  #context: Context
  /** The reader leaves. */
  over = false

  constructor(context: Context, lines: TypedLines) {
    this.lines = lines
    // Nothing is drawn over, coloured, or drawn with signs that a screen reader would spell.
    this.#context = {
      ...context,
      isHeard: true,
      env: {...context.env, TERM: 'dumb', NO_COLOR: '1', TFNOTES_GLYPHS: 'ascii'},
    }
  }

  get context(): Context {
    return this.#context
  }

  get language(): Language {
    return this.#context.language
  }

  get words(): Words {
    return openOutput(this.#context).words
  }

  get said(): Words['plain'] {
    return this.words.plain
  }

  otherLanguage(): void {
    this.#context = {...this.#context, language: otherLanguage(this.language)}
  }

  say(text: string): void {
    const columns = Math.min(widest, this.#context.stdout.columns || widest)
    openOutput(this.#context).lines(strip(text) === '' ? [''] : wrap(strip(text), columns))
  }

  /** One question in one line; undefined when there are no answers any more. */
  async ask(question: string): Promise<string | undefined> {
    this.say(`${question}?`.replace(/[?？]+$/, '?'))
    const line = await this.lines.next()
    if (line === undefined) this.over = true
    return line?.trim()
  }

  is(word: keyof Words['plain']['words'], typed: string): boolean {
    return this.said.words[word].includes(typed.toLowerCase())
  }

  /** A command as it would be typed; what is wrong with it has been said. */
  async run(argv: readonly string[]): Promise<number> {
    const {runCommandLine} = await import('../line/main.ts')
    return runCommandLine(argv, this.#context)
  }

  /** What went wrong, in one sentence. */
  complain(error: unknown): void {
    this.say(failureSentence(failureOf(error), this.language))
  }
}
