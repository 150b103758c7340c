import type {Random} from '../../src/random/random.ts'

/** What became of one try. */
export interface Outcome {
  /** What it hit, in a word or two: these are counted. Undefined: nothing, and the try does not count. */
  readonly hit: string | undefined
  /** What was lost or untrue, one sentence each; empty is well. */
  readonly lost: readonly string[]
}

export interface Try {
  /** A folder of its own, gone afterwards. */
  readonly folder: string
  /** Everything that is chosen comes from here, so that a try can be repeated by seed and number. */
  readonly random: Random
  /** The number of the try. */
  readonly at: number
}

/** One kind of torment. */
export interface Torment {
  readonly what: string
  /** Tries that have to hit something. */
  readonly count: number
  /** What one try counts for. @default 1 */
  readonly each?: number
  /** Made once, before the first try. */
  readonly prepare?: (folder: string) => Promise<void>
  readonly once: (one: Try) => Promise<Outcome>
}
