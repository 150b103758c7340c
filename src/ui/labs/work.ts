import type {LabValues} from '../../labs/parameters.ts'

/** One computation of a lab. */
export interface LabWork {
  readonly lab: string
  readonly values: LabValues
  readonly seed: number
  /** A file of the reader's own points. */
  readonly csv?: string
}
