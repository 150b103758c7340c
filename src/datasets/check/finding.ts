import type {Failure} from '../../errors.ts'

/** Where something was found: a sample of a part, or a row of a price history. */
export interface Place {
  readonly part?: 'train' | 'test'
  /** Number of the sample in its part, or of the row, from 0. */
  readonly sample: number
  /** Its file, or its day. */
  readonly name?: string
}

/** What a check found: a code and what its sentence names (`src/text/findings.ts`), and where. */
export interface Finding extends Failure {
  /** What is learnt or measured with such data is worth little. */
  readonly grave: boolean
  readonly places: readonly Place[]
}

/** Test samples that are also learnt from: beyond this share, and more than one, the test says little. */
export const mostLeaked = 0.01

/** Names of the first places, as sentences have them. */
export const namesOf = (places: readonly Place[]): string[] =>
  places.map(({part, sample, name}) => name ?? (part ? `${part} ${sample}` : String(sample + 1)))
