import type {ErrorDetail} from '../errors.ts'
import type {warnings} from '../text/warnings.ts'

/** What was guessed, left out, or looks wrong in data that was read all the same; its sentence stands with the warnings. */
export interface Remark {
  readonly code: keyof typeof warnings
  readonly detail: ErrorDetail
}
