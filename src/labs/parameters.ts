import type {Localised} from '../text/localised.ts'

interface Described {
  readonly label: Localised
  readonly help: Localised
  /** When the value matters at all: every named parameter has one of the listed values. @default always */
  readonly when?: Readonly<Record<string, readonly (number | string | boolean)[]>>
}

/**
 * One thing to turn in a lab. The first five kinds are those of a chapter's hyperparameters, so that one form
 * serves both; `list` and `grid` are for layer widths, pictures and kernels.
 */
export type LabParameter = Described &
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
    | {
        /** Numbers in a row; written `3,4,2` or `3-4-2` (the latter for integers that cannot be negative). */
        readonly kind: 'list'
        readonly of: 'integer' | 'number'
        readonly default: readonly number[]
        readonly min: number
        readonly max: number
        readonly minLength: number
        readonly maxLength: number
      }
    | {
        /** Numbers in rows of equal length; written `1,0,2; 5,4,2`. */
        readonly kind: 'grid'
        readonly default: readonly (readonly number[])[]
        readonly min: number
        readonly max: number
        readonly maxRows: number
        readonly maxColumns: number
      }
  )

export type LabParameters = Readonly<Record<string, LabParameter>>
export type LabValue = number | string | boolean | readonly number[] | readonly (readonly number[])[]

type ValueOf<P extends LabParameter> = P extends {kind: 'integer' | 'number'}
  ? number
  : P extends {kind: 'flag'}
    ? boolean
    : P extends {kind: 'choice'; choices: readonly (infer C)[]}
      ? C
      : P extends {kind: 'text'}
        ? string
        : P extends {kind: 'list'}
          ? readonly number[]
          : P extends {kind: 'grid'}
            ? readonly (readonly number[])[]
            : never

/** The values a lab computes with. */
export type LabValues<P extends LabParameters = LabParameters> = {readonly [K in keyof P]: ValueOf<P[K]>}
