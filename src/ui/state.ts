import type {OwnPresets} from '../config/said.ts'
import type {Look} from '../drawing/look.ts'
import type {BookProgress} from '../progress/book-progress.ts'
import type {RunState} from '../runs/state.ts'
import type {RunSummary} from '../runs/summary.ts'
import type {Language} from '../text/localised.ts'
import type {CommandLog} from './command-log/log.ts'
import type {Form} from './form/form.ts'
import type {Screen} from './screens/screen.ts'
import type {Text} from './text/text.ts'

/** Columns and rows of the terminal. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** A sentence in whatever language is on when it is drawn. */
export type Sentence = (text: Text, language: Language) => string

export interface Notice {
  readonly words: Sentence
  readonly tone: 'good' | 'plain' | 'bad'
  /** Whether what it says is still so; asked whenever something has happened. @default until the next key */
  readonly holds?: (state: AppState) => boolean
}

/** Runs that were deleted at once. */
export interface Deletion {
  readonly runs: readonly string[]
  readonly back: number
}

/** The whole state of the program. `update` is the only thing that makes a new one. */
export interface AppState {
  readonly language: Language
  readonly size: Size
  readonly look: Look
  /** The last one is on top and has the keys; there is always one. */
  readonly screens: readonly Screen[]
  readonly nextScreen: number
  readonly notice?: Notice | undefined
  /** Undefined until the first look into the folder of runs. */
  readonly runs?: readonly RunSummary[]
  /** Folders that have not been looked into for the first time. */
  readonly runsLeft: number
  /** When that was, in milliseconds since the epoch. */
  readonly runsAt: number
  /** Runs whose events are or were followed, by id. */
  readonly followed: Readonly<Record<string, RunState>>
  /** Ids of those whose trainer is being followed right now. */
  readonly live: readonly string[]
  /** Ids of those whose folder was deleted or moved while they were followed. */
  readonly gone: readonly string[]
  /** Presets of the reader's own, as the settings file has them. */
  readonly presets: OwnPresets
  /** What the reader has set on each chapter's page, by the chapter's id. */
  readonly forms: Readonly<Record<string, Form>>
  /** How far the reader is in the book, but for what was trained, which the runs tell. */
  readonly progress: BookProgress
  /** The terminal rings for whatever run ends: the program was started so. */
  readonly ringsForAll?: boolean
  /** Runs whose end the terminal is to ring for. */
  readonly bells?: readonly string[]
  /** What was deleted here and is not back yet, the last of it last: the runs of each time, and how many of those are. */
  readonly deletions: readonly Deletion[]
  /** What this session did, as commands. */
  readonly commandLog: CommandLog
  /** Runs started or attached to in this session, for the words on leaving. */
  readonly touched: readonly string[]
}
