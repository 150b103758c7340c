import {type ErrorDetail, TfnotesError} from '../../errors.ts'
import type {Span} from './syntax.ts'

/**
 * An error that points into the typed text: `detail.at` and `detail.end` are offsets in UTF-16 units, for a caret
 * or an underline; the sentence belongs to the code (`text/tensor-errors`).
 */
export const fail = ({at, end}: Span, code: TensorErrorCode, detail: ErrorDetail = {}): TfnotesError =>
  new TfnotesError(`tensors-${code}`, {...detail, at, end: Math.max(end, at + 1)}, {usage: true})

/** What can be wrong with a line of the tensors lab. */
export type TensorErrorCode =
  // how it is written
  | 'character'
  | 'string-open'
  | 'number'
  | 'expected'
  | 'unclosed'
  | 'too-long'
  | 'too-deep'
  | 'assign-target'
  | 'chained-comparison'
  // names and arguments
  | 'unknown-name'
  | 'unknown-function'
  | 'not-a-function'
  | 'function-alone'
  | 'unknown-attribute'
  | 'unknown-dtype'
  | 'missing-argument'
  | 'too-many-arguments'
  | 'unknown-argument'
  | 'repeated-argument'
  | 'positional-after-named'
  // kinds of value
  | 'not-a-tensor'
  | 'not-an-integer'
  | 'not-a-number'
  | 'not-a-flag'
  | 'not-a-shape'
  | 'not-a-dtype'
  | 'not-a-variable'
  | 'not-a-list'
  | 'ragged'
  | 'mixed'
  | 'list-arithmetic'
  // data types
  | 'not-convertible'
  | 'dtypes-differ'
  | 'dtype-unsupported'
  | 'integer-range'
  | 'float-range'
  // shapes
  | 'shapes-broadcast'
  | 'shapes-matmul'
  | 'matrices-needed'
  | 'axis-range'
  | 'axis-repeated'
  | 'no-axes'
  | 'negative-size'
  | 'shape-size'
  | 'shape-unknowns'
  | 'scalar-needed'
  | 'shapes-equal'
  | 'not-one'
  | 'permutation'
  | 'empty'
  | 'index-range'
  | 'indices-many'
  | 'step-zero'
  | 'slices-lengths'
  | 'slices-scalar'
  // arithmetic
  | 'division-by-zero'
  | 'negative-power'
  | 'range-direction'
  | 'bounds-order'
  | 'maximum-needed'
  // limits of the lab
  | 'too-large'
  | 'too-much-work'
