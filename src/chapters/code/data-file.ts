import type {Source} from '../../datasets/dataset.ts'
import type {Facts} from '../../datasets/facts/facts.ts'
import {asTyped} from '../../settings/as-typed.ts'
import {defaults, isRelevant} from '../../settings/tunable.ts'
import {flagName} from '../../text/flag-name.ts'
import {shellLine} from '../../text/shell-line.ts'
import type {Chapter} from '../chapter.ts'
import {optionsOf} from '../run-options.ts'
import type {CodeOptions} from './program.ts'

/** The file of arrays that a program reads, and the command that writes it. */
export interface DataFile {
  /** As the program opens it, from the folder that it is run in. */
  readonly path: string
  /** What follows `tfnotes` in the command. */
  readonly words: readonly string[]
  readonly command: string
}

/** What says which data is taken. */
type Subject = Pick<CodeOptions, 'run' | 'h' | 'dataset' | 'seed' | 'given'>

/** Data that lay where the official set is looked for, or was drawn in its place. */
const standIns: ReadonlySet<Source> = new Set(['file', 'generated'])

/** Whether a program can come by the data of a page without a file: as the official set, or embedded in the program. */
function isWithinReach({kind, picture}: Facts, {source, given}: CodeOptions): boolean {
  const isPublished = picture?.program !== undefined || kind === 'measurements' || kind === 'letters'
  // What is set aside by a seed of ours, no other program finds again.
  const isWhole = (given?.holdOut ?? 0) === 0 && (given?.split ?? '') === ''
  return (
    isWhole && isPublished && given?.from !== 'generated' && (source === undefined || !standIns.has(source))
  )
}

/**
 * The file that the program reads where the page's data is not an official set, or where one was asked for: reading
 * the odd files that people have is not printed again.
 */
export function dataFileOf(chapter: Chapter, facts: Facts, options: CodeOptions): DataFile | undefined {
  if (options.data === undefined && isWithinReach(facts, options)) return undefined
  return dataFileAt(options.data ?? usualDataFile(chapter.id), chapter, options)
}

/** A program's data at that path. */
export function dataFileAt(path: string, chapter: Chapter, options: Subject): DataFile {
  const words = ['code', ...subjectOf(chapter, options), flagName('data'), path]
  return {path, words, command: shellLine(['tfnotes', ...words])}
}

/** Where nobody names another. */
export const usualDataFile = (chapter: string): string => `${chapter}-data.npz`

/** What follows `tfnotes code` for this program: a run, or the chapter with all that is not its own choice. */
function subjectOf(chapter: Chapter, {run, h, dataset, seed, given}: Subject): string[] {
  if (run !== undefined) return [run]
  const start = defaults(chapter)
  const data = dataset ?? chapter.dataset
  const tuned = Object.entries(chapter.settings).flatMap(([key, setting]) => {
    const value = h[key]
    const isSaid = value !== undefined && value !== start[key] && isRelevant(setting, {...h, dataset: data})
    return isSaid ? asTyped(key, value) : []
  })
  const values = {dataset: data, seed, ...given}
  const options = Object.entries(optionsOf(chapter)).flatMap(([key, {flag = key, default: usual}]) => {
    const value = values[key as keyof typeof values]
    return value === undefined || value === usual ? [] : asTyped(flag, value)
  })
  return [chapter.id, ...options, ...tuned]
}
