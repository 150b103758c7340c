import type {Localised} from '../text/localised.ts'

interface Described {
  readonly label: Localised
  readonly help: Localised
  /** Which step of the page shows it. */
  readonly step: 'data' | 'prepare' | 'build' | 'compile' | 'fit'
  /**
   * When the value matters at all: every named hyperparameter (or `dataset`) has one of the listed values. Forms
   * grey it out otherwise, and the code panel leaves it away. @default always
   */
  readonly when?: Readonly<Record<string, readonly Value[]>>
}

/** One tunable value: feeds the form, the flag (kebab-case of its key), `--help`, validation and the code panel. */
export type Hyperparameter = Described &
  (
    | {readonly kind: 'integer'; readonly default: number; readonly min: number; readonly max: number}
    | {
        readonly kind: 'number'
        readonly default: number
        readonly min: number
        readonly max: number
        /** How the arrow keys walk: `log` multiplies, `linear` adds `increment`. */
        readonly walk: 'log' | 'linear'
        readonly increment?: number
      }
    | {readonly kind: 'choice'; readonly default: string; readonly choices: readonly string[]}
    | {readonly kind: 'flag'; readonly default: boolean}
    | {readonly kind: 'text'; readonly default: string; readonly maxLength: number}
  )

export type Hyperparameters = Readonly<Record<string, Hyperparameter>>
export type Value = number | string | boolean

type ValueOf<P extends Hyperparameter> = P extends {kind: 'integer' | 'number'}
  ? number
  : P extends {kind: 'flag'}
    ? boolean
    : P extends {kind: 'choice'; choices: readonly (infer C)[]}
      ? C
      : P extends {kind: 'text'}
        ? string
        : never

/** The values of a set of hyperparameters, as a chapter's builder and the trainer receive them. */
export type Values<H extends Hyperparameters = Hyperparameters> = {readonly [K in keyof H]: ValueOf<H[K]>}
