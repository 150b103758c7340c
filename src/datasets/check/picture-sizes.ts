import {withReadable} from '../own/list-folder.ts'
import type {Entry} from '../own/listing.ts'

/** A picture's file and its size in pixels. */
export interface Sized {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** Headers that are read at a time. */
const together = 16
/** Sides whose ratio is greater are squeezed visibly when the picture becomes a square. */
const mostRatio = 2

export const isNarrow = ({width, height}: Sized): boolean =>
  Math.max(width / height, height / width) > mostRatio

/** The sizes of all whose headers tell them. */
export async function sizesOf(entries: readonly Entry[]): Promise<Sized[]> {
  const {measurePicture} = await import('../pictures/decode.ts')
  const sizes: Sized[] = []
  for (let from = 0; from < entries.length; from += together) {
    const found = await Promise.all(
      entries.slice(from, from + together).map(async ({name, path}) => {
        const size = await withReadable(path, measurePicture)
        return size ? [{name, ...size}] : []
      }),
    )
    sizes.push(...found.flat())
  }
  return sizes
}
