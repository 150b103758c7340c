import {readFileSync, statSync} from 'node:fs'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {parseSettingsFile} from './parse.ts'
import type {Said} from './said.ts'

/** More is no settings file. */
const mostBytes = 1 << 20

/**
 * Reads the reader's settings file. A link is followed: people keep such files in a folder of their own and link to it.
 * @returns undefined where there is none
 * @throws TfnotesError as `parseSettingsFile`, `file-too-large`, `is-a-folder`, `is-a-device` and the rest of `ioError`
 */
export function readSettingsFile(path: string): Said | undefined {
  const text = readSettingsText(path)
  return text === undefined ? undefined : parseSettingsFile(text, path)
}

/** The file as it is written; undefined where there is none. @throws as `readSettingsFile` */
export function readSettingsText(path: string): string | undefined {
  try {
    const facts = statSync(path, {throwIfNoEntry: false})
    if (!facts) return undefined
    if (facts.isDirectory()) throw new TfnotesError('is-a-folder', {path}, {usage: true})
    // Reading a pipe would wait, and a device never end.
    if (!facts.isFile()) throw new TfnotesError('is-a-device', {path}, {usage: true})
    if (facts.size > mostBytes)
      throw new TfnotesError('file-too-large', {path, size: facts.size, limit: mostBytes}, {usage: true})
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const {code, detail} = ioError(cause, path)
    throw new TfnotesError(code, detail, {cause, usage: true})
  }
}
