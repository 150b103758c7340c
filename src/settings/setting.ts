import type {Choice} from '../text/choices.ts'
import type {Localised} from '../text/localised.ts'

/** What a value is and what limits it has. */
export type Kind =
  | {
      readonly kind: 'integer'
      readonly min: number
      readonly max: number
      /** What the arrow keys add. @default about a twentieth, in round numbers */
      readonly increment?: number
    }
  | {
      readonly kind: 'number'
      readonly min: number
      readonly max: number
      /** How the arrow keys walk: `log` multiplies, `linear` adds `increment`. @default linear */
      readonly walk?: 'log' | 'linear'
      readonly increment?: number
    }
  /** How many of what there is; empty for all of it. */
  | {readonly kind: 'count'; readonly min: number; readonly max: number}
  /** What people read for each choice stands in one table … */
  | {readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly titles?: undefined}
  /** … or comes with the choices, where they are things of their own: data sets, links between devices. */
  | {
      readonly kind: 'choice'
      readonly choices: readonly string[]
      readonly titles: Readonly<Record<string, Localised>>
    }
  | {readonly kind: 'flag'}
  | {
      readonly kind: 'text'
      readonly maxLength: number
      /** What the arrow keys go through. */
      readonly offers?: readonly string[]
      /** How it is written, where not every text will do. */
      readonly form?: {
        readonly fits: (text: string) => boolean
        /** By example. */
        readonly accepted: readonly string[]
      }
    }
  /** A file or a folder; empty for none. */
  | {readonly kind: 'path'}
  | {
      /** Numbers in a row; written `3,4,2` or `3-4-2` (the latter for integers that cannot be negative). */
      readonly kind: 'list'
      readonly of: 'integer' | 'number'
      readonly min: number
      readonly max: number
      readonly minLength: number
      readonly maxLength: number
    }
  | {
      /** Numbers in rows of equal length; written `1,0,2; 5,4,2`. */
      readonly kind: 'grid'
      readonly min: number
      readonly max: number
      readonly maxRows: number
      readonly maxColumns: number
    }

/** What a value of a kind is in a program. */
export type ValueOf<K extends Kind> = K extends {kind: 'integer' | 'number'}
  ? number
  : K extends {kind: 'count'}
    ? number | undefined
    : K extends {kind: 'choice'; choices: readonly (infer C)[]}
      ? C
      : K extends {kind: 'flag'}
        ? boolean
        : K extends {kind: 'text'}
          ? string
          : K extends {kind: 'path'}
            ? string | undefined
            : K extends {kind: 'list'}
              ? readonly number[]
              : K extends {kind: 'grid'}
                ? readonly (readonly number[])[]
                : never

export type Value = ValueOf<Kind>

export type Condition = readonly (number | string | boolean)[] | {readonly above: number}

type WithDefault<K extends Kind> = K extends Kind ? K & {readonly default: ValueOf<K>} : never

/** A value to tune: feeds the form, the flag (kebab-case of its key), `--help`, validation and the code panel. */
export type Setting<K extends Kind = Kind> = WithDefault<K> & {
  readonly label: Localised
  readonly help: Localised
  /** What a form shows where nothing is said. @default `all` of a count, else `none` */
  readonly whenEmpty?: Localised
  /**
   * When the value matters at all: every named value is one of those listed, or a number above one. Forms leave it out
   * otherwise, and so does the code panel. @default always
   */
  readonly when?: Readonly<Record<string, Condition>>
  /** Not wanted every time: a form keeps it behind the row `more` of its step. @default in sight */
  readonly more?: boolean
}

export type Settings = Readonly<Record<string, Setting>>

/** The values of a set of settings, as a chapter's builder, a lab and the trainer receive them. */
export type Values<S extends Settings = Settings> = {readonly [K in keyof S]: ValueOf<S[K]>}
