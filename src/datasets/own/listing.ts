import type {FilePath} from './list-folder.ts'

/** A picture and what it shows. */
export interface Entry {
  /** Relative to the folder of pictures. */
  readonly name: string
  readonly path: FilePath
  readonly label: string
  /** Of the label file. */
  readonly line?: number
}

/** What keeps a picture, or a line of the label file, out of the data set. */
export interface Problem {
  readonly kind: 'line' | 'missing' | 'unreadable'
  readonly name: string
  readonly line?: number
  /** A code of `TfnotesError`, for an unreadable picture. */
  readonly reason?: string
}

export interface Listing {
  /** What the labels were read from, where they are not the folders' names. */
  readonly labelFile?: string
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
  /** Pictures that the label file does not name. */
  readonly unlabelled?: readonly string[]
}
