import type {Language, Localised} from '../../src/text/localised.ts'

/** A piece of a walk through the real program, as its page tells it. */
export type Step =
  /** Words alone, as Markdown. */
  | {readonly say: Localised}
  /** A command of a shell, with what it prints. */
  | {
      readonly say: Localised
      /** What is typed behind `tfnotes`. */
      readonly command: string
      /** Rows of its output that the page shows, the last ones. @default all */
      readonly last?: number
    }
  /** Keys on the screens, and the screen that they lead to. */
  | {
      readonly say: Localised
      /** One after another; each is waited for before the next. */
      readonly press: readonly Press[]
    }

export interface Press {
  /** As the terminal sends them. */
  readonly keys: string
  /** What the screen shows when they have been heard. @default as soon as nothing moves any more */
  readonly until?: string | RegExp | Readonly<Record<Language, string | RegExp>>
  /** Milliseconds to wait for it. @default a minute */
  readonly within?: number
}
