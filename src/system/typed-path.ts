import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {TfnotesError} from '../errors.ts'
import {untilde} from './home-path.ts'

/** From where relative paths and `~` go. */
export interface Standing {
  readonly cwd: string
  readonly home: string
}

/** A word as a shell would take it: in quotes, with escaped characters, or plain. */
const shellWord = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs
const piece = /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|([^'"\\]+)/gs

const unquoted = (word: string): string =>
  word.replace(piece, (_, single?: string, double?: string, escaped?: string, plain?: string) =>
    double === undefined ? (single ?? escaped ?? plain ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
  )

/** On Windows a backslash parts folders, wherever the path was copied to. */
const isOfWindows = (path: string) => /^(?:[A-Za-z]:\\|\\\\)/.test(path)
/** Relative to nothing. */
const isFromTop = (path: string) => /^(?:\/|~\/|file:\/\/|[A-Za-z]:\\)/.test(path)

/** The words of a text, without quotes and escapes. */
function wordsOf(text: string): string[] {
  const outer = /^(["'])(.*)\1$/s.exec(text)
  if (outer?.[2] !== undefined && isOfWindows(outer[2]) && !outer[2].includes(outer[1] as string))
    return [outer[2]]
  if (isOfWindows(text)) return [text]
  // A quote without its like belongs to the name: then nothing is taken away.
  if (text.replace(shellWord, '').trim() !== '') return [text]
  return (text.match(shellWord) ?? []).map(unquoted)
}

function fromUrl(path: string): string {
  if (!/^file:\/\//i.test(path)) return path
  try {
    return fileURLToPath(path)
  } catch {
    return path
  }
}

/**
 * What a person means who typed or pasted `text` as a path, in their own spelling (`~`, relative): without blanks at its
 * ends, the quotes and escapes of a shell, `file://`. What there is by the very name wins.
 * @throws TfnotesError `several-paths`
 */
export function readTypedPath(text: string, {cwd, home}: Standing): string {
  const isThere = (path: string) => path !== '' && existsSync(resolve(cwd, untilde(path, home)))
  const trimmed = text.trim()
  const words = wordsOf(trimmed)
  const [only = ''] = words
  const readings = [text, trimmed, ...(words.length === 1 ? [only, fromUrl(only)] : [])]
  const found = readings.find(isThere)
  if (found !== undefined) return found
  if (words.length > 1 && words.filter(isFromTop).length > 1)
    throw new TfnotesError('several-paths', {count: words.length, first: only}, {usage: true})
  return readings.at(-1) ?? ''
}

/**
 * What is meant by a path that may not be typed to its end: a quote that is still open, escapes, `file://`. The text itself
 * where nothing of that is in it.
 */
export function meantSoFar(text: string): string {
  const typed = text.trimStart()
  if (isOfWindows(typed)) return text
  const quoted = /^(["'])(.*?)\1?\s*$/s.exec(typed)
  if (quoted) return quoted[1] === '"' ? (quoted[2] ?? '').replace(/\\(["\\$`])/g, '$1') : (quoted[2] ?? '')
  if (/^file:\/\/./i.test(typed)) return fromUrl(typed.trimEnd())
  return typed.replace(/\\(.)/g, '$1')
}

/** A path that a shell has handed over: it expands no `~` behind `--flag=`, and knows no `file://`. */
export function readPathArgument(word: string, {cwd, home}: Standing): string {
  return existsSync(resolve(cwd, word)) ? word : untilde(fromUrl(word), home)
}
