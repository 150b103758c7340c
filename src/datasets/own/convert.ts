import {readFileSync} from 'node:fs'
import {setImmediate as breathe} from 'node:timers/promises'
import {TfnotesError} from '../../errors.ts'
import type {Progress} from '../dataset.ts'
import {decodePicture} from '../pictures/decode.ts'
import {decodeGreyJpeg} from '../pictures/grey-jpeg.ts'
import {type Raster, toColour, toGrey} from '../pictures/raster.ts'
import {resizeLanczos} from '../pictures/resize.ts'
import type {Entry, Problem} from './entries.ts'

export interface Conversion {
  /** Side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Converted {
  /** count × size × size × channels bytes of those that could be read, in the order of the entries. */
  readonly pixels: Uint8Array
  readonly kept: readonly Entry[]
  readonly problems: readonly Problem[]
}

/** Pictures that are decoded at the same time: enough for every core of libvips, few enough to bound the memory. */
const together = 8
const between = 256
/** All pictures together; beyond it neither memory nor an .npz file of one array would do. */
export const mostBytes = 2 ** 31 - 1

/**
 * Decodes and resizes pictures of any size and format to one array. Those that cannot be read become problems; the
 * rest goes on.
 *
 * @throws TfnotesError pictures-too-large
 */
export async function convertPictures(
  entries: readonly Entry[],
  {size, channels, onProgress, signal}: Conversion,
): Promise<Converted> {
  const bytes = size * size * channels
  if (entries.length * bytes > mostBytes) {
    throw new TfnotesError('pictures-too-large', {
      count: entries.length,
      size,
      bytes: entries.length * bytes,
      limit: mostBytes,
    })
  }
  const pixels = new Uint8Array(entries.length * bytes)
  const failures = new Map<number, string>()
  let next = 0
  let done = 0

  const convert = async (index: number) => {
    const {path} = entries[index] as Entry
    try {
      const picture = readSmall(path) ?? (await decodePicture(path))
      const fitted = resizeLanczos(channels === 1 ? toGrey(picture) : toColour(picture), size, size)
      pixels.set(fitted.data, index * bytes)
    } catch (error) {
      if (!(error instanceof TfnotesError)) throw error
      failures.set(index, error.code)
    }
  }
  const work = async () => {
    while (next < entries.length) {
      signal?.throwIfAborted()
      await convert(next++)
      if (++done % between === 0) {
        onProgress?.({phase: 'convert', done, total: entries.length})
        await breathe()
      }
    }
  }
  await Promise.all(Array.from({length: together}, work))
  onProgress?.({phase: 'convert', done, total: entries.length})
  return keepReadable(entries, pixels, bytes, failures)
}

/** The quick way for the small grey JPEGs that digits are kept in; everything else is `decodePicture`'s. */
function readSmall(path: string): Raster | undefined {
  if (!/\.jpe?g$/i.test(path)) return undefined
  try {
    const bytes = readFileSync(path)
    return decodeGreyJpeg(bytes)
  } catch {
    return undefined
  }
}

/** Closes the gaps that unreadable pictures left. */
function keepReadable(
  entries: readonly Entry[],
  pixels: Uint8Array,
  bytes: number,
  failures: ReadonlyMap<number, string>,
): Converted {
  const kept: Entry[] = []
  for (const [index, entry] of entries.entries()) {
    if (failures.has(index)) continue
    if (kept.length !== index) pixels.copyWithin(kept.length * bytes, index * bytes, (index + 1) * bytes)
    kept.push(entry)
  }
  const problems = [...failures]
    .sort(([a], [b]) => a - b)
    .map(([index, reason]): Problem => {
      const {name, line} = entries[index] as Entry
      return {kind: 'unreadable', name, reason, ...(line !== undefined && {line})}
    })
  return {pixels: pixels.subarray(0, kept.length * bytes), kept, problems}
}
