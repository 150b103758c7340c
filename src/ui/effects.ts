import type {BookProgress} from '../progress/book-progress.ts'
import type {CheckpointKind, Request} from '../runs/events.ts'
import type {Label} from '../runs/label.ts'
import type {LabWork} from './labs/work.ts'
import type {NewRun} from './platform.ts'

/**
 * What `update` wants done. Everything that lasts belongs to a screen (`owner`) and ends when that screen closes;
 * following runs is the exception, it belongs to the program.
 */
export type Effect =
  | {readonly effect: 'list-runs'}
  /** How far the reader is in the book comes back as an action `progress`. */
  | {readonly effect: 'read-progress'}
  | {readonly effect: 'keep-progress'; readonly progress: Partial<BookProgress>}
  | {readonly effect: 'follow'; readonly run: string}
  /** Reads the event files of a folder; what is known of them comes back as messages `watched`. One at a time. */
  | {
      readonly effect: 'watch'
      readonly owner: number
      readonly path: string
      readonly run: string | undefined
    }
  /** Looks at a run's log and at what its trainer takes of the machine, in messages `observed`. One run a screen. */
  | {readonly effect: 'observe'; readonly owner: number; readonly run: string}
  /** What a run has told by now comes back as a message `run-read`, unless another is asked for before. One at a time. */
  | {readonly effect: 'read-run'; readonly owner: number; readonly run: string}
  | {readonly effect: 'launch'; readonly owner: number; readonly run: NewRun}
  | {readonly effect: 'resume'; readonly owner: number; readonly run: string; readonly more?: number}
  /** What a branch off a checkpoint begins with comes back as a message `parent`. */
  | {
      readonly effect: 'read-parent'
      readonly owner: number
      readonly run: string
      readonly checkpoint: CheckpointKind
    }
  | {readonly effect: 'request'; readonly run: string; readonly request: Request}
  /** Puts a run into the trash. */
  | {readonly effect: 'remove'; readonly run: string}
  /** Brings a deleted run back, without one the one that was deleted last: a message `restored`, or `failed`. */
  | {readonly effect: 'restore'; readonly owner: number; readonly run?: string}
  /** Writes what runs are called; the list follows. */
  | {readonly effect: 'label'; readonly labels: readonly {readonly run: string; readonly label: Label}[]}
  /** Starts `tfnotes` with `args`; each line it answers comes back as a message of `topic`. */
  | {readonly effect: 'ask'; readonly owner: number; readonly topic: string; readonly args: readonly string[]}
  /** A line for the process of that topic. */
  | {readonly effect: 'tell'; readonly owner: number; readonly topic: string; readonly line: string}
  | {readonly effect: 'stop-helper'; readonly owner: number; readonly topic: string}
  /** Computes a lab; `computing` and `computed` messages come back. What the screen computed before is given up. */
  | {readonly effect: 'compute'; readonly owner: number; readonly work: LabWork}
  | {readonly effect: 'give-up'; readonly owner: number}
  | {readonly effect: 'complete'; readonly owner: number; readonly typed: string}
  /** What a path field means comes back as a message `path`; `purpose` is what it is wanted for. */
  | {readonly effect: 'read-path'; readonly owner: number; readonly typed: string; readonly purpose: string}
  | {readonly effect: 'copy'; readonly text: string}
  | {readonly effect: 'save'; readonly owner: number; readonly name: string; readonly text: string}
  /** Writes values into the settings file as a preset of the reader's own; a message `saved`, or `failed`. */
  | {
      readonly effect: 'keep-preset'
      readonly owner: number
      readonly chapter: string
      readonly name: string
      readonly values: Readonly<Record<string, string | number | boolean>>
    }
  /** A `timer` message after `ms`; the same name again starts the wait anew. */
  | {readonly effect: 'wait'; readonly owner: number; readonly name: string; readonly ms: number}
  | {readonly effect: 'close'; readonly owner: number}
  /** Rings the terminal's bell. */
  | {readonly effect: 'ring'}
  | {readonly effect: 'suspend'}
  | {readonly effect: 'redraw'}
  | {readonly effect: 'quit'; readonly code: number}
