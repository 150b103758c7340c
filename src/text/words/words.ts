import type {en} from './en.ts'

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : {readonly [K in keyof T]: Widened<T[K]>}

/** What every language must say. */
export type Words = Widened<typeof en>
