import * as v from 'valibot'
import {about, integer, object, text} from './schema.ts'

interface Bytes {
  readonly data: Uint8Array
}

/** Pictures as answers hold them: their bytes in base64, row by row, channels last. */
export const pixels = <P extends Bytes>({data, ...rest}: P) => ({
  ...rest,
  data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
})

const decoded = <P extends {readonly data: string}>({data, ...rest}: P) => ({
  ...rest,
  data: new Uint8Array(Buffer.from(data, 'base64')),
})

const entries = {
  width: integer('of each row', 'pixels'),
  height: integer('of each column', 'pixels'),
  channels: integer('1: grey; 3: red, green, blue'),
  data: text('one byte a value, row by row, channels last', 'base64'),
}

export const pictureEntries = object(entries)
export const mapsEntries = object({count: integer('pictures in the block'), ...entries})

export const picture = (means: string) =>
  about(v.pipe(pictureEntries, v.transform(decoded)), means, undefined, 'picture')

/** Pictures of one size in one block; read as pictures of their own. */
export const maps = (means: string) =>
  about(
    v.pipe(
      mapsEntries,
      v.transform(decoded),
      v.transform(({count, data, ...size}) => {
        const bytes = size.width * size.height * size.channels
        return Array.from({length: count}, (_, at) => ({
          ...size,
          data: data.subarray(at * bytes, (at + 1) * bytes),
        }))
      }),
    ),
    means,
    undefined,
    'block of pictures',
  )
