import {TfnotesError} from '../../errors.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {longestSide, mostPixels, onPaper} from './pixels.ts'
import type {Raster} from './raster.ts'
import {shrinkToFit} from './resize.ts'

/**
 * Decodes a HEIC, which sharp's binaries hold no decoder for: the format is patented. The library that does is an
 * optional package, loaded by the first such picture. It turns a picture as the file says by itself. Its own class of
 * decoders is passed over: that writes to stdout what is wrong.
 *
 * @returns RGB, no side longer than 2048
 * @throws TfnotesError heic-reader-missing, picture-broken, picture-too-large
 */
export async function decodeHeic(bytes: Uint8Array, file: string): Promise<Raster> {
  const heif = await loadLibheif(file)
  const context = heif.heif_context_alloc()
  try {
    const read = heif.heif_context_read_from_memory(context, bytes)
    if (read.code !== heif.heif_error_code.heif_error_Ok) throw new Error(read.message)
    const ids = listed(heif.heif_js_context_get_list_of_top_level_image_IDs(context))
    const handles = ids.map(id => sound(heif.heif_js_context_get_image_handle(context, id)))
    try {
      const handle = handles.find(one => heif.heif_image_handle_is_primary_image(one)) ?? handles[0]
      if (!handle) throw new Error('no picture')
      const [width, height] = [
        heif.heif_image_handle_get_width(handle),
        heif.heif_image_handle_get_height(handle),
      ]
      if (width * height > mostPixels)
        throw new TfnotesError('picture-too-large', {file, width, height, limit: mostPixels})
      return await pixelsOf(heif, handle)
    } finally {
      for (const handle of handles) heif.heif_image_handle_release(handle)
    }
  } catch (error) {
    if (error instanceof TfnotesError) throw error
    const [reason] = reasonOf(error).split('\n')
    throw new TfnotesError('picture-broken', {file, reason: `HEIC: ${reason}`}, {cause: error})
  } finally {
    heif.heif_context_free(context)
  }
}

type Libheif = Awaited<ReturnType<typeof loadLibheif>>

async function loadLibheif(file: string) {
  try {
    return (await import('libheif-js/wasm-bundle.js')).default
  } catch (cause) {
    throw new TfnotesError('heic-reader-missing', {file}, {cause})
  }
}

async function pixelsOf(heif: Libheif, handle: object): Promise<Raster> {
  const {image, channels} = sound(
    await heif.heif_js_decode_image2(
      handle,
      heif.heif_colorspace.heif_colorspace_RGB,
      heif.heif_chroma.heif_chroma_interleaved_RGBA,
    ),
  )
  try {
    const all = channels.find(({id}) => id === heif.heif_channel.heif_channel_interleaved)
    if (!all) throw new Error('no colours')
    const {width, height, stride, data} = all
    const rgba = new Uint8Array(4 * width * height)
    for (let y = 0; y < height; y++)
      rgba.set(data.subarray(y * stride, y * stride + 4 * width), 4 * width * y)
    return shrinkToFit(onPaper(rgba, width, height), longestSide)
  } finally {
    heif.heif_image_release(image)
  }
}

/** What the library answers, unless that is a fault. */
function sound<T extends object>(answer: T | {readonly code: unknown; readonly message: string}): T {
  if (!answer) throw new Error('no answer')
  if ('code' in answer && 'message' in answer) throw new Error(String(answer.message))
  return answer as T
}

const listed = (answer: readonly number[] | {readonly message: string}): readonly number[] => {
  if ('message' in answer) throw new Error(answer.message)
  return answer
}
