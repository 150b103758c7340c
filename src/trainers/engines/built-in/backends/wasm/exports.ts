import type {SequenceExports} from './sequence-exports.ts'

/**
 * What the WebAssembly module exports, see assembly/index.ts. Addresses are bytes; strides, lengths and sizes are
 * in elements unless said. Every function works on all threads where that pays, and returns when it is done.
 */
export interface Exports extends SequenceExports {
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
  optimize(
    kind: number,
    n: number,
    w: number,
    g: number,
    squares: number,
    first: number,
    second: number,
    lr: number,
    decay: number,
    rest: number,
    restOfSecond: number,
    epsilon: number,
  ): void
  softmax(x: number, labels: number, loss: number, y: number, rows: number, n: number): void
  crossEntropyGrad(x: number, labels: number, dy: number, y: number, rows: number, n: number): void
  argMax(x: number, y: number, rows: number, n: number): void
  rowMax(x: number, y: number, rows: number, n: number): void
  dropout(x: number, y: number, n: number, a: number, b: number, threshold: number, kept: number): void
  columnSums(
    activation: number,
    x: number,
    dy: number,
    dz: number,
    sums: number,
    partials: number,
    rows: number,
    columns: number,
  ): void
  moments(x: number, mean: number, variance: number, partials: number, rows: number, columns: number): void
  normalize(
    x: number,
    gamma: number,
    beta: number,
    mean: number,
    variance: number,
    y: number,
    work: number,
    epsilon: number,
    rows: number,
    columns: number,
  ): void
  batchNormGrad(
    x: number,
    dy: number,
    gamma: number,
    mean: number,
    variance: number,
    dx: number,
    dgamma: number,
    dbeta: number,
    partials: number,
    work: number,
    epsilon: number,
    rows: number,
    columns: number,
  ): void
  packFilter(
    filter: number,
    packed: number,
    order: number,
    taps: number,
    from: number,
    to: number,
    transposed: number,
  ): void
  conv(
    x: number,
    packed: number,
    out: number,
    bias: number,
    tables: number,
    taps: number,
    length: number,
    columns: number,
    images: number,
    height: number,
    width: number,
    xImage: number,
    xRow: number,
    xStep: number,
    outImage: number,
    outRow: number,
    outStep: number,
    activation: number,
    inside: number,
  ): void
  convOuter(
    x: number,
    dy: number,
    partials: number,
    filterRows: number,
    length: number,
    columns: number,
    images: number,
    perGroup: number,
    height: number,
    width: number,
    xImage: number,
    xRow: number,
    xStep: number,
    xLine: number,
  ): void
  convScatter(
    dy: number,
    packed: number,
    dx: number,
    filterRows: number,
    length: number,
    depth: number,
    images: number,
    height: number,
    width: number,
    dxImage: number,
    dxRow: number,
    dxStep: number,
    dxLine: number,
  ): void
  addBorder(
    from: number,
    to: number,
    images: number,
    rows: number,
    length: number,
    above: number,
    below: number,
    before: number,
    after: number,
  ): void
  convFilterGrad(
    x: number,
    dy: number,
    out: number,
    tables: number,
    taps: number,
    length: number,
    columns: number,
    images: number,
    height: number,
    width: number,
    inHeight: number,
    inWidth: number,
    strideY: number,
    strideX: number,
    xImage: number,
    xRow: number,
    xStep: number,
  ): void
  padRows(from: number, to: number, rows: number, before: number, length: number, after: number): void
  copyRows(from: number, fromStride: number, to: number, toStride: number, rows: number, length: number): void
  fill(to: number, n: number, value: number): void
  transpose(
    x: number,
    y: number,
    outer: number,
    rows: number,
    middle: number,
    columns: number,
    inner: number,
  ): void
  pool2d(
    kind: number,
    x: number,
    y: number,
    dy: number,
    dx: number,
    images: number,
    channels: number,
    inHeight: number,
    inWidth: number,
    outHeight: number,
    outWidth: number,
    filterHeight: number,
    filterWidth: number,
    strideY: number,
    strideX: number,
    top: number,
    left: number,
  ): void
  /** y[outer, inner] = factor · Σ x[outer, middle, inner] */
  reduceSum(x: number, y: number, outer: number, middle: number, inner: number, factor: number): void
  /** y[outer, middle, inner] = x[outer, inner] */
  repeatMiddle(x: number, y: number, outer: number, middle: number, inner: number): void
  winogradFilter(
    filter: number,
    to: number,
    points: number,
    from: number,
    out: number,
    transposed: number,
  ): void
  winogradWork(points: number, blockTiles: number, depth: number): number
  winograd(
    x: number,
    filter: number,
    out: number,
    bias: number,
    work: number,
    points: number,
    images: number,
    height: number,
    width: number,
    depth: number,
    outHeight: number,
    outWidth: number,
    columns: number,
    top: number,
    left: number,
    activation: number,
    blockTiles: number,
    blockColumns: number,
  ): void
  winogradGradWork(points: number, blockDepth: number, blockColumns: number): number
  winogradGrad(
    x: number,
    dy: number,
    partials: number,
    work: number,
    points: number,
    images: number,
    height: number,
    width: number,
    depth: number,
    outHeight: number,
    outWidth: number,
    columns: number,
    top: number,
    left: number,
    blockDepth: number,
    blockColumns: number,
    perGroup: number,
  ): void
}
