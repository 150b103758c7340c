import {createReadStream} from 'node:fs'
import {open} from 'node:fs/promises'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'

/** A line of a table is never longer; a file without line ends would fill the memory else. */
const longestLine = 1_000_000
/** What is looked at to tell the encoding. */
const sampleBytes = 65_536

export interface Line {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
}

/**
 * The lines of a text file, streamed: ends may be LF, CRLF or CR, a byte order mark is dropped, UTF-16 with a mark is
 * understood, and what is not UTF-8 is taken for GB 18030, in which Chinese spreadsheets save.
 *
 * @throws TfnotesError file-missing, is-a-folder, file-unreadable, table-binary, table-line-too-long
 */
export async function* readLines(path: string, signal?: AbortSignal): AsyncGenerator<Line> {
  const decoder = new TextDecoder(await encodingOf(path))
  let number = 0
  let rest = ''
  try {
    for await (const chunk of createReadStream(path, {highWaterMark: 1 << 18, ...(signal && {signal})})) {
      rest += decoder.decode(chunk as Uint8Array, {stream: true})
      // A CR at the very end may be half of a CRLF: it waits for what comes.
      const lines = rest.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const text of lines) yield {number: ++number, text}
      if (rest.length > longestLine)
        throw new TfnotesError('table-line-too-long', {file: path, line: number + 1})
    }
  } catch (cause) {
    throw signal?.aborted ? cause : readError(cause, path)
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '')
  if (rest !== '') yield {number: number + 1, text: rest}
}

async function encodingOf(path: string): Promise<string> {
  const sample = await readStart(path)
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  if (sample.includes(0)) throw new TfnotesError('table-binary', {file: path})
  try {
    // `stream` forgives a character that the sample cuts in two.
    new TextDecoder('utf-8', {fatal: true}).decode(sample, {stream: true})
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

async function readStart(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path)
    try {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw readError(cause, path)
  }
}
