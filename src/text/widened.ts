/** What every language must say, taken from the first one's words: any text, made from the same arguments. */
export type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : {readonly [K in keyof T]: Widened<T[K]>}
