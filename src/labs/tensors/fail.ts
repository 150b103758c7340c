import {type ErrorDetail, TfnotesError} from '../../errors.ts'
import type {tensorErrors} from '../../text/tensor-errors.ts'
import type {Span} from './syntax.ts'

/**
 * An error that points into the typed text: `detail.at` and `detail.end` are offsets in UTF-16 units, for a caret
 * or an underline; the sentence belongs to the code (`text/tensor-errors`).
 */
export const fail = ({at, end}: Span, code: TensorErrorCode, detail: ErrorDetail = {}): TfnotesError =>
  new TfnotesError(`tensors-${code}`, {...detail, at, end: Math.max(end, at + 1)}, {usage: true})

/** What can be wrong with a line of the tensors lab; each has a sentence in both languages. */
export type TensorErrorCode = keyof typeof tensorErrors extends `tensors-${infer Code}` ? Code : never
