/** One of several splits of a price history, each of which is judged by what follows those before. */
export interface Split {
  /** From 1. */
  readonly index: number
  readonly of: number
}

export const mostSplits = 100

/** `2/5`; undefined where it is written otherwise. */
export function readSplit(text: string): Split | undefined {
  const [, first, second] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []
  const [index, of] = [Number(first), Number(second)]
  return index >= 1 && index <= of && of <= mostSplits ? {index, of} : undefined
}

export const splitsAsWritten = ['1/5', '5/5']
