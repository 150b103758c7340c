import type {Lab, LabData} from '../labs/lab.ts'
import type {BookProgress} from '../progress/book-progress.ts'
import type {NewRunSpec} from '../runs/create.ts'
import type {CheckpointKind, Request, RunEvent} from '../runs/events.ts'
import type {Label} from '../runs/label.ts'
import type {RunsSoFar} from '../runs/list.ts'
import type {Seen} from '../runs/observe.ts'
import type {RunReader} from '../runs/run-reader.ts'
import type {Parent, RunSpec} from '../runs/spec.ts'
import type {RunSummary} from '../runs/summary.ts'
import type {Watched} from '../runs/watched/watched.ts'

/** A run to be started, by whatever versions start it. */
export type NewRun = Omit<NewRunSpec, 'versions'> & {
  /** Of a branch: the checkpoint that it goes on from, as it was when the page was opened. */
  readonly branch?: Pick<BranchStart, 'run' | 'checkpoint' | 'sha256'>
}

/** What a branch begins with: a checkpoint, and what was trained by it, as a form's fields have it. */
export interface BranchStart extends Parent {
  readonly chapter: string
  readonly preset?: string
  /** The chapter's values and the run's options, with as many epochs as it may be taken to. */
  readonly raw: Readonly<Record<string, string>>
}

/** One file or folder that a typed path may become. */
export interface PathEntry {
  /** The path as it would stand in the field, in the reader's own spelling (`~`, relative); folders end with `/`. */
  readonly path: string
  readonly folder: boolean
  /** Bytes; folders have none. */
  readonly size?: number
}

/** A child process that answers one JSON object a line. */
export interface Child {
  /** One line for its standard input. */
  send(line: string): void
  /** Ends its input, then the process; nothing is reported any more. */
  close(): void
}

/** How a child process ended. */
export interface Ending {
  /** Its exit code; null after a signal. */
  readonly code: number | null
  readonly signal: string | null
  /** The last of what it wrote on stderr. */
  readonly log: string
}

export interface ChildHandlers {
  onMessage(message: unknown): void
  onEnd(end: Ending): void
}

/** The world as the screens see it. Everything that fails rejects with a `TfnotesError`. */
export interface Platform {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream

  /** What a lab cannot get for itself; `csv` is a file of the reader's own points. */
  labData(lab: Lab, csv?: string): Promise<LabData>

  /**
   * All runs, newest first: the same array while nothing has changed. `onPart` is told what there is so far.
   */
  listRuns(onPart: (part: RunsSoFar) => void): Promise<readonly RunSummary[]>
  readSpec(run: string): Promise<RunSpec>
  /** Reads a run's events, but for its batches, as often as one asks. */
  openReader(run: string): RunReader
  /**
   * Calls `onEvents` with the events from the first one on, in batches as they appear, until `signal` aborts or
   * the run is over for good; a crashed run ends the following, too. `onTakenUp`: a new session is at work that has told
   * nothing yet. Rejects with `run-gone` when the run's folder was deleted or moved.
   */
  follow(
    run: string,
    onEvents: (events: readonly RunEvent[]) => void,
    signal: AbortSignal,
    onTakenUp: () => void,
  ): Promise<void>
  /**
   * Reads the event files that another program writes into a folder, tells what is known of them whenever something has come,
   * until `signal` aborts; which of several runs is meant, `run` says.
   */
  watch(
    path: string,
    run: string | undefined,
    onKnown: (known: Watched) => void,
    signal: AbortSignal,
  ): Promise<void>
  /**
   * Looks now and then at a run's log and at what its trainer takes of the machine, and tells what has changed, until
   * `signal` aborts.
   */
  observe(run: string, onSeen: (seen: Seen) => void, signal: AbortSignal): Promise<void>
  /** Whether the terminal rings for every run that ends: asked for when the program was started. */
  readonly rings: boolean
  /** Rings the terminal's bell. */
  ring(): void
  /** Creates the run's directory and starts its trainer as a process of its own; returns the run's id. */
  launch(run: NewRun): Promise<string>
  /** Starts a trainer that goes on where the run's last checkpoint stands, by so many epochs more than it was to have. */
  resume(run: string, more?: number): Promise<void>
  /** What a branch off a checkpoint of a run begins with. */
  readParent(run: string, checkpoint: CheckpointKind): Promise<BranchStart>
  request(run: string, request: Request): Promise<void>
  /** Puts the run's directory into the trash; refuses while its trainer lives. */
  remove(run: string): Promise<void>
  /** Brings a deleted run back, without one the one that was deleted last; returns its id. @throws `not-in-trash`, `run-place-taken` */
  restore(run: string | undefined): Promise<string>

  /** How far the reader is in the book; never rejects. */
  readProgress(): Promise<BookProgress>
  /** Keeps what is new of that; what cannot be kept is nobody's trouble. */
  keepProgress(more: Partial<BookProgress>): Promise<void>

  /** Writes what a run is called, and what is said of it; an empty label takes that away. */
  label(run: string, label: Label): Promise<void>

  /** Starts `tfnotes` itself with these arguments (`--json` among them). */
  spawn(args: readonly string[], handlers: ChildHandlers): Child

  /** The path that a person means by what was typed or pasted: quotes, escapes and `file://` undone. @throws `several-paths` */
  readPath(typed: string): Promise<string>
  /** What `typed` may become: folders first, then files, each in alphabetical order; nothing for an unreadable folder. */
  completePath(typed: string): Promise<readonly PathEntry[]>
  /** Writes values into the settings file as a preset of the reader's own; returns the file's path. @throws as `editSettings` */
  keepPreset(
    chapter: string,
    name: string,
    values: Readonly<Record<string, string | number | boolean>>,
  ): Promise<string>
  /** Writes a text file below the working directory and returns its path, which is another one where that name is taken. */
  saveText(name: string, text: string): Promise<string>
}
