import type {Failure} from '../../errors.ts'
import type {Points} from './curve.ts'
import type {LogRun} from './find-logs.ts'

/** What a program has written under one tag. */
export interface TagCurve extends Points {
  /** With the folder it stands in, where that is a part of the run: `train/epoch_loss`. */
  readonly tag: string
}

/** Another program's run, as far as its event files have been read: watched, not controlled. */
export interface Watched {
  /** The folder that was named, absolute. */
  readonly path: string
  /** All runs whose files lie there, the last written first. */
  readonly runs: readonly Pick<LogRun, 'name' | 'writtenAt'>[]
  /** The one that is read; undefined while there are several and none was chosen. */
  readonly run?: string | undefined
  /** The libraries that wrote it, in their own words; none where they do not say. */
  readonly writers: readonly string[]
  /** Every tag with numbers. */
  readonly tags: readonly TagCurve[]
  /** Why not all could be read. */
  readonly problems: readonly Failure[]
  /** Whether all that there was has been read once. */
  readonly whole: boolean
  /** Bytes read, and those that there are in the files that were opened. */
  readonly read: number
  readonly size: number
  /** When its newest event was written by the clock of its program, or else its files; milliseconds since 1970. */
  readonly newestAt: number
}
