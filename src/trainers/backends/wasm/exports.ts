/**
 * What the WebAssembly module exports, see assembly/index.ts. Addresses are bytes; strides, lengths and sizes are
 * in elements unless said. Every function works on all threads where that pays, and returns when it is done.
 */
export interface Exports {
  readonly HEAP: {readonly value: number}
  readonly SCRATCH_SIZE: {readonly value: number}
  configure(threads: number, number: number, scratch: number): void
  /** C[m,n] = activation(A·B + bias); bias 0 for none; activation as in kernels/activation.ts; accumulate: C += A·B. */
  gemm(
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    bColumn: number,
    c: number,
    cRow: number,
    bias: number,
    m: number,
    n: number,
    k: number,
    activation: number,
    accumulate: number,
  ): void
  unary(operation: number, x: number, y: number, n: number): void
  binary(
    operation: number,
    kind: number,
    a: number,
    b: number,
    y: number,
    outer: number,
    inner: number,
    aStep: number,
    bStep: number,
  ): void
}
