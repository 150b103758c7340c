import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {constants, createGunzip, gunzipSync} from 'node:zlib'
import {TfnotesError} from '../../errors.ts'
import {readError} from '../../system/io-error.ts'
import {readHead} from '../read-bytes.ts'
import {decodes, type Encoding, findEncoding} from './encoding.ts'
import {kindOfBytes, kindOfText, messageIn} from './file-kind.ts'

/** A line of a table is never longer; a file without line ends would fill the memory else. */
const longestLine = 1_000_000
/** What is looked at to tell what a file is, and its encoding. */
const sampleBytes = 65_536

export interface Line {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
}

/** A text file whose encoding is known. */
export interface TextFile {
  readonly path: string
  readonly encoding: Encoding
  readonly gzip: boolean
}

/**
 * Tells from the beginning of a file how it is to be read: UTF-8, UTF-16, or the encoding of East Asia or Europe that
 * makes words of its headings; the text may be packed with gzip.
 *
 * @param wanted an encoding that the reader names, as `TextDecoder` knows it
 * @throws TfnotesError file-missing, is-a-folder, is-a-device, is-a-pipe, file-unreadable, table-kind, table-binary, table-encoding
 */
export async function openText(path: string, wanted = ''): Promise<TextFile> {
  const bytes = await readHead(path, sampleBytes)
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const start = gzip ? unpackStart(bytes, path) : bytes
  const kind = kindOfBytes(start)
  if (kind) throw new TfnotesError('table-kind', {file: path, kind})
  if (wanted !== '') {
    if (decodes(start, wanted) === undefined)
      throw new TfnotesError('table-encoding', {file: path, encoding: wanted}, {usage: true})
    return {path, encoding: {name: wanted, guessed: false}, gzip}
  }
  const encoding = findEncoding(start)
  if (!encoding) throw new TfnotesError('table-binary', {file: path})
  const text = new TextDecoder(encoding.name).decode(start, {stream: true})
  const textKind = kindOfText(text)
  if (textKind) {
    const message = textKind === 'json' ? messageIn(text) : undefined
    throw new TfnotesError('table-kind', {file: path, kind: textKind, ...(message && {message})})
  }
  return {path, encoding, gzip}
}

/**
 * The lines of a text file, streamed: ends may be LF, CRLF or CR, a byte order mark is dropped.
 *
 * @throws TfnotesError those of openText, table-line-too-long, gzip-broken
 */
export async function* readLines(path: string | TextFile, signal?: AbortSignal): AsyncGenerator<Line> {
  const file = typeof path === 'string' ? await openText(path) : path
  const decoder = new TextDecoder(file.encoding.name)
  let number = 0
  let rest = ''
  try {
    for await (const chunk of chunksOf(file, signal)) {
      rest += decoder.decode(chunk as Uint8Array, {stream: true})
      // A CR at the very end may be half of a CRLF: it waits for what comes.
      const lines = rest.split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const text of lines) yield {number: ++number, text}
      if (rest.length > longestLine)
        throw new TfnotesError('table-line-too-long', {file: file.path, line: number + 1})
    }
  } catch (cause) {
    if (file.gzip && isBroken(cause)) {
      const {size} = await stat(file.path)
      throw new TfnotesError('gzip-broken', {file: file.path, bytes: size}, {cause})
    }
    throw signal?.aborted ? cause : readError(cause, file.path)
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '')
  if (rest !== '') yield {number: number + 1, text: rest}
}

function chunksOf({path, gzip}: TextFile, signal: AbortSignal | undefined): AsyncIterable<unknown> {
  const stream = createReadStream(path, {highWaterMark: 1 << 18, ...(signal && {signal})})
  if (!gzip) return stream
  const unpacked = createGunzip({chunkSize: 1 << 18})
  // `pipe` passes no error on, and leaves the file open when nobody reads any more.
  stream.on('error', error => unpacked.destroy(error))
  unpacked.on('close', () => stream.destroy())
  return stream.pipe(unpacked)
}

const isBroken = (cause: unknown) =>
  cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')

function unpackStart(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes, {finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 26}).subarray(
      0,
      sampleBytes,
    )
  } catch (cause) {
    throw new TfnotesError('gzip-broken', {file: path, bytes: bytes.length}, {cause})
  }
}
