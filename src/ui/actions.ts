import type {Failure} from '../errors.ts'
import type {LabResult} from '../labs/lab.ts'
import type {BookProgress} from '../progress/book-progress.ts'
import type {Seen} from '../runs/observe.ts'
import type {RunState} from '../runs/state.ts'
import type {RunSummary} from '../runs/summary.ts'
import type {Watched} from '../runs/watched/watched.ts'
import type {Key} from './keys/key.ts'
import type {BranchStart, Ending, PathEntry} from './platform.ts'
import type {WatchRequest} from './screens/watched/state.ts'
import type {Size} from './state.ts'

/** What comes back to the screen that asked. */
export type Message =
  | {readonly message: 'launched'; readonly run: string}
  | {readonly message: 'parent'; readonly start: BranchStart}
  /** A deleted run is back in its place, and in the list. */
  | {readonly message: 'restored'; readonly run: string}
  /** What is known by now of the event files that the screen watches. */
  | {readonly message: 'watched'; readonly known: Watched}
  /** All that a run has told by now, but for its batches. */
  | {readonly message: 'run-read'; readonly run: string; readonly known: RunState}
  /** What is seen of a run beside what it tells: its log, what it takes of the machine. */
  | {readonly message: 'observed'; readonly seen: Seen}
  | {readonly message: 'answer'; readonly topic: string; readonly value: unknown}
  /** A helper is gone that nobody had sent away. */
  | ({readonly message: 'ended'; readonly topic: string; readonly command: string} & Ending)
  /** The path that is meant by what was typed, for the purpose it was asked for. */
  | {readonly message: 'path'; readonly typed: string; readonly path: string; readonly purpose: string}
  | {readonly message: 'completed'; readonly typed: string; readonly entries: readonly PathEntry[]}
  /** How far a lab has come, and now and then what there is of it. */
  | {
      readonly message: 'computing'
      readonly done: number
      readonly total: number
      readonly soFar?: LabResult
    }
  | {readonly message: 'computed'; readonly result: LabResult; readonly milliseconds: number}
  | {readonly message: 'saved'; readonly path: string}
  | {readonly message: 'timer'; readonly name: string}
  | {readonly message: 'failed'; readonly failure: Failure}

/** Everything that can happen to the state. */
export type Action =
  | {readonly type: 'key'; readonly key: Key}
  | {readonly type: 'resize'; readonly size: Size}
  /** `left` folders have not been looked into yet. */
  | {
      readonly type: 'runs'
      readonly runs: readonly RunSummary[]
      readonly left: number
      readonly at: number
    }
  /** What is known of a followed run by now. */
  | {readonly type: 'followed'; readonly run: string; readonly known: RunState}
  /** Following ended: the run is over, its trainer has vanished, or its folder has (`isGone`). */
  | {readonly type: 'unfollowed'; readonly run: string; readonly isGone: boolean}
  | {readonly type: 'message'; readonly owner: number; readonly message: Message}
  /** How far the reader was in the book. */
  | {readonly type: 'progress'; readonly progress: BookProgress}
  | {readonly type: 'failure'; readonly failure: Failure}
  | {readonly type: 'copied'}
  /** A run that the command line named. */
  | {readonly type: 'attach'; readonly run: string}
  /** Event files that the command line named. */
  | {readonly type: 'watch'; readonly request: WatchRequest}
