import {randomBytes} from 'node:crypto'
import {lstatSync} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {type Failure, failureOf, TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {expectOwnFile} from '../system/own-file.ts'
import {readGuardedSync} from '../system/read-guarded.ts'
import {syncFolder, writeSynced} from '../system/sync.ts'
import {holdsControls, strip} from '../text/strip.ts'
import {parseJson} from './parse-json.ts'
import {type Is, isDetail} from './shape.ts'
import {stampOf} from './stamp.ts'

/** What a reader calls a run and says of it, in a file beside `run.json`: that one never changes. */
export interface Label {
  /** Another name for the run, which no other run has. */
  readonly name?: string
  /** In the order in which they were given; each once. */
  readonly tags?: readonly string[]
  /** One line. */
  readonly note?: string
}

/** The tags of a run as people read them. */
export const shownTags = ({tags = []}: Pick<Label, 'tags'> = {}): string[] => tags.map(tag => `#${tag}`)

export const labelFile = 'label.json'

/** Characters of each, and how many tags there may be. */
export const labelLimits = {name: 60, tag: 40, tags: 32, note: 2000} as const

/** Bytes; all of the above take a fifth of it. */
const longestFile = 1 << 16

/** Nothing that cannot be seen: two names that look alike would not be. */
const isPlain = (text: string, most: number): boolean =>
  text !== '' && text.length <= most && strip(text) === text && text.trim() === text

/** What `findRun` takes for something else, or a shell for an option. */
const isTaken = (name: string): boolean => /^[.-]|[\\/]|^latest(:|$)/.test(name)

export const isName = ((value: unknown) =>
  typeof value === 'string' && isPlain(value, labelLimits.name) && !isTaken(value)) as Is<string>

export const isTag = ((value: unknown) =>
  typeof value === 'string' && isPlain(value, labelLimits.tag) && !/^-|[\s,"]/.test(value)) as Is<string>

export const isNote = ((value: unknown) =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= labelLimits.note &&
  !holdsControls(value)) as Is<string>

/** Tells a label from what it becomes when it is written; empty where there is none. */
export function stampOfLabel(dir: string): string {
  try {
    return stampOf(lstatSync(join(dir, labelFile), {throwIfNoEntry: false}))
  } catch {
    return ''
  }
}

/** What a run is called, or why that cannot be told. */
export interface FoundLabel {
  readonly label?: Label
  readonly trouble?: Failure
}

/** The label of a run; nothing where it has none. Never throws: a file that is damaged or somebody else's is `trouble`. */
export function readLabel(dir: string): FoundLabel {
  try {
    const label = labelOf(dir)
    return label ? {label} : {}
  } catch (error) {
    return {trouble: failureOf(error)}
  }
}

/** The same. @throws TfnotesError `label-unreadable`, and as `readGuarded` */
export function labelOf(dir: string): Label | undefined {
  const path = join(dir, labelFile)
  try {
    if (lstatSync(path, {throwIfNoEntry: false}) === undefined) return undefined
    const label = labelIn(parseJson(String(readGuardedSync(path, longestFile))))
    if (label === undefined) throw new TfnotesError('label-unreadable', {path})
    return isEmpty(label) ? undefined : label
  } catch (cause) {
    throw ioError(cause, path)
  }
}

/** Of a value from a file, what is a label; fields that a newer version knows are passed over. */
function labelIn(value: unknown): Label | undefined {
  if (!isDetail(value) || value.v !== 1) return undefined
  const {name, tags = [], note} = value
  if (name !== undefined && !isName(name)) return undefined
  if (note !== undefined && !isNote(note)) return undefined
  if (!Array.isArray(tags) || tags.length > labelLimits.tags || !tags.every(isTag)) return undefined
  return tidied({...(name !== undefined && {name}), tags, ...(note !== undefined && {note})})
}

const isEmpty = ({name, tags = [], note}: Label): boolean =>
  name === undefined && tags.length === 0 && note === undefined

/** Without what says nothing. */
function tidied({name, tags = [], note}: Label): Label {
  const each = [...new Set(tags)]
  return {
    ...(name !== undefined && {name}),
    ...(each.length > 0 && {tags: each}),
    ...(note !== undefined && {note}),
  }
}

/**
 * Writes what a run is called; an empty label takes the file away. It appears complete or not at all.
 * @throws TfnotesError `foreign-file` where a link, a pipe or a folder has that name; `read-only`, `no-permission` …
 */
export async function writeLabel(dir: string, label: Label): Promise<void> {
  const path = join(dir, labelFile)
  const beside = `${path}.${randomBytes(8).toString('hex')}`
  try {
    expectOwnFile(path)
    if (isEmpty(label)) await rm(path, {force: true})
    else {
      await writeSynced(beside, `${JSON.stringify({v: 1, ...tidied(label)}, undefined, 2)}\n`)
      await rename(beside, path)
    }
    await syncFolder(dir)
  } catch (cause) {
    await rm(beside, {force: true}).catch(() => {})
    throw ioError(cause, path)
  }
}
