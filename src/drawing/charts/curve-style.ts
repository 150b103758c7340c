import type {CurveRole} from '../look.ts'

/** Single ASCII characters that look like no line: they tell curves apart where there are no colours. */
const marks = ['o', 'x', '+', '*', '#', '%', '&', '$']

/** Mark of the n-th of several curves. */
export const markOf = (index: number): string => marks[index % marks.length] as string

/** Curves of one chart that differ in colour and in mark; with more of them both begin anew. */
export const mostStyles = marks.length

/** Colour of the n-th of many curves. */
export const curveRole = (index: number): CurveRole =>
  `curve${((index % mostStyles) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
