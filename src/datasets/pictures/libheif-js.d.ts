declare module 'libheif-js/wasm-bundle.js' {
  /** Things in the library's memory. */
  type Context = object
  type Handle = object
  /** What the library says instead of a result. */
  interface Fault {
    readonly code: unknown
    readonly message: string
  }
  interface Channel {
    readonly id: unknown
    readonly width: number
    readonly height: number
    /** Bytes from one row to the next. */
    readonly stride: number
    readonly data: Uint8Array
  }
  const libheif: {
    readonly heif_error_code: {readonly heif_error_Ok: unknown}
    readonly heif_colorspace: {readonly heif_colorspace_RGB: unknown}
    readonly heif_chroma: {readonly heif_chroma_interleaved_RGBA: unknown}
    readonly heif_channel: {readonly heif_channel_interleaved: unknown}
    heif_context_alloc(): Context
    heif_context_free(context: Context): void
    heif_context_read_from_memory(context: Context, bytes: Uint8Array): Fault
    heif_js_context_get_list_of_top_level_image_IDs(context: Context): readonly number[] | Fault
    heif_js_context_get_image_handle(context: Context, id: number): Handle | Fault
    heif_image_handle_get_width(handle: Handle): number
    heif_image_handle_get_height(handle: Handle): number
    heif_image_handle_is_primary_image(handle: Handle): number
    heif_image_handle_release(handle: Handle): void
    heif_js_decode_image2(
      handle: Handle,
      colorspace: unknown,
      chroma: unknown,
    ): Promise<{readonly image: object; readonly channels: readonly Channel[]} | Fault>
    heif_image_release(image: object): void
  }
  export default libheif
}
