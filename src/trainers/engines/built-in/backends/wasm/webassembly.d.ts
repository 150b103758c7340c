/** The part of the WebAssembly interface that is used here; neither Node's types nor `lib: es2023` declare it. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: NodeJS.ArrayBufferView | ArrayBuffer)
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>)
    readonly exports: Record<string, unknown>
  }
  class Memory {
    constructor(descriptor: {initial: number; maximum: number; shared: true})
    readonly buffer: SharedArrayBuffer
    /** @throws RangeError when the maximum or the system forbids it */
    grow(pages: number): number
  }
  function validate(bytes: NodeJS.ArrayBufferView | ArrayBuffer): boolean
  function compile(bytes: NodeJS.ArrayBufferView | ArrayBuffer): Promise<Module>
}
