import type * as assembly from './assembly/index.ts'

/**
 * What the WebAssembly module exports. `usize` are addresses or bytes; strides, lengths and sizes are in elements unless
 * said. Every function works on all threads where that pays, and returns when it is done.
 */
export type Exports = typeof assembly
