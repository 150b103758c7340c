import {lstatSync} from 'node:fs'
import {join} from 'node:path'
import {TfnotesError} from '../errors.ts'
import {readEndGuarded} from '../system/read-guarded.ts'
import {strip} from '../text/strip.ts'
import {logFile} from './launch.ts'

/** The end of what a trainer and the programs that compute for it have printed. */
export interface LogTail {
  /** Without control characters. */
  readonly lines: readonly string[]
  /** Whether more stands before them. */
  readonly isCut: boolean
}

/** Of a log that may be of any size: bytes, lines, and characters of a line that are read. */
const [mostBytes, mostLines, mostCharacters] = [1 << 17, 1000, 2000]

/**
 * Reads the end of a run's log. One that is not there is empty.
 * @throws TfnotesError `is-a-link`, `is-a-pipe` … as `readEndGuarded`
 */
export async function readLogTail(dir: string): Promise<LogTail> {
  try {
    const {bytes, from} = await readEndGuarded(join(dir, logFile), mostBytes)
    const all = bytes.toString('utf8').split('\n')
    // Its first line has lost its beginning.
    const whole = from > 0 ? all.slice(1) : all
    if (whole.at(-1) === '') whole.pop()
    return {lines: whole.slice(-mostLines).map(shown), isCut: from > 0 || whole.length > mostLines}
  } catch (error) {
    if (error instanceof TfnotesError && error.code === 'file-missing') return {lines: [], isCut: false}
    throw error
  }
}

/** What a terminal would show of a line: where a bar was drawn over and over, the last one. */
const shown = (line: string): string =>
  strip((line.replace(/\r+$/, '').split('\r').at(-1) ?? '').slice(0, mostCharacters).replaceAll('\t', '    '))

/** Something that changes whenever the log does. */
export function logStamp(dir: string): string {
  const facts = lstatSync(join(dir, logFile), {throwIfNoEntry: false})
  return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : ''
}
