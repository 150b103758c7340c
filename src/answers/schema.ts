import * as v from 'valibot'

/** What docs/json.md says of a key beside its name. */
export interface Meaning {
  readonly means?: string
  readonly unit?: string
  /** What it is called there, where that is more than the kind of its values. */
  readonly type?: string
}

export type Schema = v.GenericSchema

export const about = <const S extends Schema>(schema: S, means: string, unit?: string, type?: string) =>
  v.pipe(schema, v.metadata({means, ...(unit && {unit}), ...(type && {type})}))

export const text = (means: string, unit?: string) => about(v.string(), means, unit)
export const flag = (means: string) => about(v.boolean(), means)
export const integer = (means: string, unit?: string) => about(v.number(), means, unit, 'integer')
export const choice = <const T extends readonly string[]>(values: T, means: string) =>
  about(v.picklist(values), means)
/** The same word in all objects of a kind. */
export const kind = <const T extends string>(word: T) => about(v.literal(word), 'what this is')

const isNumber = (value: unknown): boolean => typeof value === 'number' || value === null

/** JSON has no NaN and no infinity: they are written as null, and read as NaN. */
export const number = (means: string, unit?: string) =>
  about(
    v.pipe(
      v.custom<number>(isNumber),
      v.transform(value => value ?? Number.NaN),
    ),
    means,
    unit,
    'number',
  )

const isNumbers = (value: unknown): boolean => Array.isArray(value) && value.every(isNumber)

/** Many numbers, looked at quickly; what is not finite is read as 0, which every drawing can show. */
export const numbers = (means: string, unit?: string) =>
  about(
    v.pipe(
      v.custom<readonly number[]>(isNumbers),
      v.transform(values => values.map(Number)),
    ),
    means,
    unit,
    'list of numbers',
  )

export const list = <const S extends Schema>(item: S, means: string) => about(v.array(item), means)
export const texts = (means: string) => list(v.string(), means)
export const localised = (means: string) =>
  about(v.object({en: v.string(), zh: v.string()}), means, undefined, '`{en, zh}`')

/** Keys that differ from one answer to the next. */
export const record = (means: string) => about(v.record(v.string(), v.unknown()), means, undefined, 'object')

export {object, optional, required, variant} from 'valibot'

/** TypeScript's own view of a schema is writable, all the way down. */
type Frozen<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer E)[]
    ? readonly Frozen<E>[]
    : T extends object
      ? {readonly [K in keyof T]: Frozen<T[K]>}
      : T

/** What a command may write as this answer. */
export type Written<S extends Schema> = Frozen<v.InferInput<S>>
/** What whoever reads the answer gets. */
export type Read<S extends Schema> = Frozen<v.InferOutput<S>>

/** Reads one line of a process; undefined for what is no such answer. Keys that nobody asked for are passed over. */
export function read<const S extends Schema>(schema: S, value: unknown): Read<S> | undefined {
  const result = v.safeParse(schema, value, {abortEarly: true})
  return result.success ? (result.output as Read<S>) : undefined
}
