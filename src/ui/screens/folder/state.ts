import type {Classified} from '../../../answers/applying.ts'
import type {Failure} from '../../../errors.ts'
import {shellLine} from '../../../text/shell-line.ts'
import {baseName} from '../../components/path.ts'
import type {Effect} from '../../effects.ts'
import type {AppState} from '../../state.ts'
import {open, type Step} from '../../step.ts'
import {type Way, wayFlags} from '../picture/way.ts'

/** What a row needs of an answer: thousands of them are kept. */
export type ShortAnswer = Pick<Classified, 'dataset' | 'top' | 'confident' | 'warning'>

/** What a network says of one picture of the folder, or why that could not be read. */
export type FolderRow =
  | {readonly file: string; readonly answer: ShortAnswer; readonly failure?: undefined}
  | {readonly file: string; readonly failure: Failure; readonly answer?: undefined}

/** Least sure first, by file, by class. */
export const sorts = ['sure', 'file', 'class'] as const
/** All pictures, the doubtful ones, those that cannot be read. */
export const parts = ['all', 'doubtful', 'unread'] as const

/** All pictures of a folder, and what a run's network says they show. */
export interface FolderScreen {
  readonly kind: 'folder'
  readonly id: number
  readonly run: string
  /** With a slash at its end. */
  readonly folder: string
  readonly way: Way
  /** How many pictures there are, once that is known. */
  readonly total?: number | undefined
  /** In the order in which they were read. */
  readonly rows: readonly FolderRow[]
  /** Those that have come since the table was drawn last. */
  readonly coming: readonly FolderRow[]
  readonly phase: 'reading' | 'read' | 'stopped'
  readonly failure?: Failure | undefined
  readonly sort: (typeof sorts)[number]
  readonly part: (typeof parts)[number]
  /** Part of a file's path or of a class's name. */
  readonly filter: string
  /** The filter is being typed; `before` is what it was. */
  readonly typing: boolean
  readonly before?: string | undefined
  /** The file under the cursor; the first in sight while undefined. */
  readonly cursor?: string | undefined
  /** The file under the cursor with its pictures, where there is room for them. */
  readonly looked?: Classified | undefined
  /** A process for those runs. */
  readonly looking: boolean
}

/** The same for a shell, which writes the table that `w` writes. */
export const folderCommand = ({run, folder, way}: Pick<FolderScreen, 'run' | 'folder' | 'way'>): string =>
  shellLine(['tfnotes', 'classify', run, folder, ...wayFlags(way), '--out', csvName({folder})])

/** What the table is written as. */
export const csvName = ({folder}: Pick<FolderScreen, 'folder'>): string => {
  const name = baseName(folder).replace(/\/$/, '')
  return `${/^[.~]*$/.test(name) ? 'pictures' : name}.csv`
}

/** Lets a run's network look at every picture of a folder. */
export function openFolder(
  state: AppState,
  {run, folder: given, way}: Pick<FolderScreen, 'run' | 'folder' | 'way'>,
): Step {
  const folder = given.endsWith('/') ? given : `${given}/`
  return open(
    state,
    {
      kind: 'folder',
      run,
      folder,
      way,
      rows: [],
      coming: [],
      phase: 'reading',
      sort: 'sure',
      part: 'all',
      filter: '',
      typing: false,
      looking: false,
    },
    owner => [
      {
        effect: 'ask',
        owner,
        topic: 'folder',
        args: ['classify', run, folder, ...wayFlags(way), '--json'],
      },
    ],
  )
}

/** The picture under the cursor is looked at when the cursor stays there. */
export const lookSoon = ({id}: Pick<FolderScreen, 'id'>): Effect => ({
  effect: 'wait',
  owner: id,
  name: 'look',
  ms: 150,
})

/** Asks for the pictures of one file; the process that answers is there from the first question on. */
export function lookAt({id, run, way, looking}: FolderScreen, file: string): Effect[] {
  const asking: Effect = {
    effect: 'ask',
    owner: id,
    topic: 'look',
    args: ['classify', run, '-', ...wayFlags(way), '--pixels', '--json'],
  }
  return [...(looking ? [] : [asking]), {effect: 'tell', owner: id, topic: 'look', line: file}]
}
