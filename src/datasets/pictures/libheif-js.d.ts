declare module 'libheif-js/wasm-bundle.js' {
  interface Pixels {
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
  }
  interface HeifImage {
    get_width(): number
    get_height(): number
    is_primary(): boolean
    display(into: Pixels, done: (pixels: Pixels | null) => void): void
    free(): void
  }
  const libheif: {
    readonly HeifDecoder: new () => {decode(bytes: Uint8Array): HeifImage[]}
  }
  export default libheif
}
