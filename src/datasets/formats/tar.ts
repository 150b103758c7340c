import {TfnotesError} from '../../errors.ts'

const block = 512

/**
 * The files of a tar archive by the last part of their names; no path of the archive is ever used to write anything.
 * The contents share the archive's memory.
 *
 * @throws TfnotesError tar-broken
 */
export function readTar(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (let at = 0; at + block <= bytes.length; ) {
    const header = bytes.subarray(at, at + block)
    if (header.every(byte => byte === 0)) return files
    if (text(header, 257, 262) !== 'ustar') throw new TfnotesError('tar-broken', {file, at})
    const size = Number.parseInt(text(header, 124, 136).trim(), 8)
    const end = at + block + size
    // One below zero would lead back to where the archive began, again and again.
    if (!(size >= 0) || end > bytes.length) throw new TfnotesError('tar-broken', {file, at})
    const type = text(header, 156, 157)
    if (type === '0' || type === '')
      files.set(text(header, 0, 100).split('/').pop() ?? '', bytes.subarray(at + block, end))
    at += block + Math.ceil(size / block) * block
  }
  return files
}

const text = (bytes: Uint8Array, from: number, to: number): string => {
  const part = bytes.subarray(from, to)
  const end = part.indexOf(0)
  return Buffer.from(end < 0 ? part : part.subarray(0, end)).toString('latin1')
}
