import type {Values} from '../../settings/setting.ts'

/** One computation of a lab. */
export interface LabWork {
  readonly lab: string
  readonly values: Values
  readonly seed: number
  /** A file of the reader's own points. */
  readonly csv?: string
}
