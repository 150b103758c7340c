/** libjpeg-turbo in WebAssembly; the package declares no types. What it throws are bare numbers. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  /** One picture at a time; its buffers lie in the module's memory and are overwritten by the next one. */
  interface JPEGDecoder {
    getEncodedBuffer(bytes: number): Uint8Array
    readHeader(): void
    getFrameInfo(): {readonly width: number; readonly height: number; readonly componentCount: number}
    decode(): void
    getDecodedBuffer(): ArrayLike<number>
  }
  export default function open(): Promise<{readonly JPEGDecoder: new () => JPEGDecoder}>
}
