import type {Language} from '../localised.ts'
import {en} from './en.ts'
import {zh} from './zh.ts'

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : {readonly [K in keyof T]: Widened<T[K]>}

/** What every language must say. */
export type Words = Widened<typeof en>

export const words: Readonly<Record<Language, Words>> = {en, zh}
