/** Whether a value that came from a file is what its type says. Hand-written: a trainer writes ten events a second. */
export type Is<T> = (value: unknown) => value is T

const is = <T>(test: (value: unknown) => boolean): Is<T> => test as Is<T>

export const isNumber = is<number>(Number.isFinite)

/** Milliseconds since 1970 that a date can be. */
export const isTime = is<number>(value => isNumber(value) && value >= 0 && value <= 8.64e15)

export const isCount = is<number>(value => Number.isSafeInteger(value) && (value as number) >= 0)

/** Counted from 1. */
export const isOrdinal = is<number>(value => isCount(value) && value > 0)

export const isFlag = is<boolean>(value => typeof value === 'boolean')

/** Characters beyond which a name or a path is none. */
const longestText = 1 << 15

export const isText = is<string>(value => typeof value === 'string' && value.length <= longestText)

/** JSON has no NaN and no infinity: it writes null for them. */
export const isFigure = is<number>(value => typeof value === 'number' || value === null)

export const isOptional = <T>(what: Is<T>): Is<T | undefined> =>
  is(value => value === undefined || what(value))

export const isEither = <A, B>(one: Is<A>, other: Is<B>): Is<A | B> => is(value => one(value) || other(value))

export const isOneOf = <T extends string>(values: readonly T[]): Is<T> =>
  is(value => (values as readonly unknown[]).includes(value))

export const isLiteral = <T extends number | boolean | null>(only: T): Is<T> => is(value => value === only)

export const isListOf = <T>(item: Is<T>): Is<T[]> => is(value => Array.isArray(value) && value.every(item))

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isRecordOf = <T>(item: Is<T>): Is<Record<string, T>> =>
  is(value => isPlain(value) && Object.values(value).every(item))

/** Anything under names. */
export const isDetail: Is<Record<string, unknown>> = isPlain

/** An object with all of these; it may have more. */
export function isObjectOf<T extends object>(fields: {readonly [K in keyof T]-?: Is<T[K]>}): Is<T> {
  const checks = Object.entries<Is<unknown>>(fields)
  return is(value => {
    if (!isPlain(value)) return false
    for (const [key, check] of checks) if (!check(value[key])) return false
    return true
  })
}
