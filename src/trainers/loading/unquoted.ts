import {statSync} from 'node:fs'
import {type ErrorDetail, TfnotesError} from '../../errors.ts'
import type {RunSpec} from '../../runs/spec.ts'
import {readers} from '../../system/readers.ts'

/** Details that say where something is, and never what a file says. */
const places: ReadonlySet<string> = new Set(['file', 'path', 'folder', 'url', 'dataset', 'kind'])
const systemCodes = /^E[A-Z0-9]+$/

const leftOut = '…'

/**
 * What went wrong with data, for the files of the run. Sentences on data quote it, whoever may read the run reads them
 * there, and a `run.json` that came from someone else may name any file of the reader's own, a key or a table of
 * passwords. So of what others may not read, only places and numbers are told, unless the run is just as private.
 */
export function unquoted(error: unknown, {dataset}: Pick<RunSpec, 'dataset'>, dir: string): unknown {
  if (!(error instanceof TfnotesError)) return error
  const {code, detail, usage} = error
  const {csv, images, labels} = dataset
  const named = [csv, images, labels, detail.file, detail.path].filter(path => typeof path === 'string')
  const isShown = anybodyReads()
  return named.every(isShown) || isPrivateTo(dir, isShown)
    ? error
    : new TfnotesError(code, withoutWords(detail), {usage})
}

function anybodyReads(): (path: string) => boolean {
  const canRead = readers()
  return path => {
    try {
      return canRead(path)
    } catch {
      return false
    }
  }
}

const isPrivateTo = (dir: string, isShown: (path: string) => boolean): boolean =>
  !isShown(dir) && statSync(dir).uid === process.getuid?.()

const withoutWords = (detail: ErrorDetail): ErrorDetail =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [key, isPlace(key, value) ? value : hidden(value)]),
  )

const isPlace = (key: string, value: ErrorDetail[string]): boolean =>
  places.has(key) || (typeof value === 'string' && systemCodes.test(value))

const hidden = (value: ErrorDetail[string]): ErrorDetail[string] =>
  typeof value === 'string' ? leftOut : Array.isArray(value) ? value.map(() => leftOut) : value
