import {open, readFile, stat} from 'node:fs/promises'
import {promisify} from 'node:util'
import {gunzip} from 'node:zlib'
import {TfnotesError} from '../errors.ts'
import {readError} from '../system/io-error.ts'

const unpack = promisify(gunzip)

/** Bytes that are unpacked at a time: each is a way to another thread and back, and Node's own 16 kB double the time. */
const chunkSize = 2 ** 20

/** No data set of ours unpacks to more (CIFAR-10's archive to 186 MB); a file that would is refused. */
export const mostBytes = 2 ** 28

/**
 * The bytes of a file, unpacked when they are gzip (judged by content, not by name).
 *
 * @throws TfnotesError those of readError, is-a-device, is-a-pipe, gzip-broken, too-large
 */
export async function readBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  let bytes: Uint8Array
  try {
    await expectFile(path)
    bytes = await readFile(path, signal && {signal})
  } catch (cause) {
    signal?.throwIfAborted()
    throw readError(cause, path)
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return plain(bytes)
  try {
    return plain(await unpack(bytes, {chunkSize, maxOutputLength: mostBytes}))
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new TfnotesError('too-large', {file: path, limit: mostBytes}, {cause})
    throw new TfnotesError('gzip-broken', {file: path, bytes: bytes.length}, {cause})
  }
}

/**
 * /dev/zero and its like have no end, and who opens a pipe waits for a writer, where no signal and no exit reaches: Node
 * waits for the thread.
 * @throws TfnotesError is-a-device, is-a-pipe; what stat throws
 */
async function expectFile(path: string): Promise<void> {
  const found = await stat(path)
  if (found.isFIFO() || found.isSocket()) throw new TfnotesError('is-a-pipe', {path})
  if (found.isCharacterDevice() || found.isBlockDevice()) throw new TfnotesError('is-a-device', {path})
}

/** The first bytes of a file, `most` at most. @throws TfnotesError those of readError, is-a-device, is-a-pipe */
export async function readHead(path: string, most: number): Promise<Buffer> {
  try {
    await expectFile(path)
    const file = await open(path)
    try {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(most), 0, most, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw readError(cause, path)
  }
}

/** A Buffer's slices are Buffers with methods of their own; callers get the typed array they are told of. */
const plain = ({buffer, byteOffset, byteLength}: Uint8Array) => new Uint8Array(buffer, byteOffset, byteLength)

export const isFile = (path: string) =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  )

export const isFolder = (path: string) =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
