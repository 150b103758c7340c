// @ts-nocheck
/**
 * C = activation(A·B + bias), row-major, for any transposition: a matrix is an address and two strides, one of which
 * is 4 (one float). Each chunk of the job computes a block of C from start to end, so that the order of summation
 * depends on k alone.
 */
import {activateRows} from './activation.ts'
import {columns4, columns6, reluTile, rows4, rows6} from './gemm-micro.ts'
import {packColumns, packFour, packRows, packSix} from './gemm-pack.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {RELU, SIGMOID} from './numbers.ts'
import {chunkSize, parallel, scratch} from './pool.ts'

/** Depth of a packed block of B: its panels of 8 columns (8 KB) stay in the first-level cache. */
const DEPTH: i32 = 256
/** Columns of a packed block of B: the whole (128 KB) stays in the second-level cache. */
const COLUMNS: i32 = 128

/** The thread's working memory: a tile for the edges, the table of row pointers, A's and B's packed blocks. */
const TILE: usize = 0
const TABLE: usize = 256
const PACKED_A: usize = 512
const PACKED_B: usize = 8192

@unmanaged
export class Gemm {
  a: usize
  aRow: usize
  aColumn: usize
  b: usize
  bRow: usize
  bColumn: usize
  c: usize
  cRow: usize
  /** 0 for none. */
  bias: usize
  m: i32
  n: i32
  k: i32
  activation: i32
  /** Whether to add to what C holds (then without bias). */
  accumulate: bool
  blockRows: i32
  blockColumns: i32
}

/** C's rows [row, rowEnd) and columns [column, columnEnd), with this thread's working memory alone. */
export function multiplyBlock(g: Gemm, row: i32, rowEnd: i32, column: i32, columnEnd: i32): void {
  const depths = max((g.k + DEPTH - 1) / DEPTH, 1)
  const depth = (g.k + depths - 1) / depths
  for (let left = column; left < columnEnd; left += COLUMNS) {
    const columns = min(columnEnd - left, COLUMNS)
    for (let i = 0; i < depths; i++) {
      const k = i * depth
      const count = min(g.k - k, depth)
      const b = g.b + <usize>k * g.bRow + <usize>left * g.bColumn
      if (g.bColumn == 4) packRows(b, g.bRow, count, columns, scratch + PACKED_B)
      else packColumns(b, g.bColumn, count, columns, scratch + PACKED_B)
      multiplyDepth(g, row, rowEnd, left, columns, k, count)
    }
  }
  if (g.activation < SIGMOID) return
  const c = g.c + <usize>row * g.cRow + <usize>column * 4
  activateRows(c, g.cRow, rowEnd - row, columnEnd - column, g.activation)
}

function multiplyDepth(g: Gemm, row: i32, rowEnd: i32, column: i32, columns: i32, k: i32, count: i32): void {
  const first = k == 0 && !g.accumulate
  const relu = g.activation == RELU && k + count == g.k
  const packed = scratch + PACKED_A
  while (row < rowEnd) {
    const rows = rowEnd - row
    const height = rows > 4 ? 6 : 4
    const a = g.a + <usize>row * g.aRow + <usize>k * g.aColumn
    if (g.aColumn == 4) {
      for (let r = 0; r < height; r++) store<u32>(scratch + TABLE + <usize>r * 4, <u32>(a + <usize>min(r, rows - 1) * g.aRow))
    } else if (height == 6) packSix(a, g.aColumn, count, packed)
    else packFour(a, g.aColumn, count, packed)
    let b = scratch + PACKED_B
    for (let n = 0; n < columns; n += 8, b += <usize>count * 32) {
      const c = g.c + <usize>row * g.cRow + <usize>(column + n) * 4
      const whole = rows >= height && columns - n >= 8
      let start = c, startStride = g.cRow
      if (first) {
        start = g.bias == 0 ? ZEROS : g.bias + <usize>(column + n) * 4
        startStride = 0
      } else if (!whole) {
        copyTile(c, g.cRow, scratch + TILE, 32, min(rows, height), min(columns - n, 8))
        start = scratch + TILE
        startStride = 32
      }
      const to = whole ? c : scratch + TILE
      const toStride: usize = whole ? g.cRow : 32
      if (g.aColumn == 4) {
        if (height == 6) rows6(scratch + TABLE, count, b, start, startStride, to, toStride)
        else rows4(scratch + TABLE, count, b, start, startStride, to, toStride)
      } else if (height == 6) columns6(packed, 24, count, b, start, startStride, to, toStride)
      else columns4(packed, 16, count, b, start, startStride, to, toStride)
      if (relu) reluTile(to, toStride, height)
      if (!whole) copyTile(scratch + TILE, 32, c, g.cRow, min(rows, height), min(columns - n, 8))
    }
    row += height
  }
}

function copyTile(from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++, from += fromStride, to += toStride) {
    for (let i: usize = 0; i < <usize>columns * 4; i += 4) store<f32>(to + i, load<f32>(from + i))
  }
}

function gemmChunk(chunk: i32): void {
  const g = changetype<Gemm>(JOB)
  const across = (g.n + g.blockColumns - 1) / g.blockColumns
  const row = (chunk / across) * g.blockRows
  const column = (chunk % across) * g.blockColumns
  multiplyBlock(g, row, min(row + g.blockRows, g.m), column, min(column + g.blockColumns, g.n))
}

/** The whole of g (which lies at JOB), on all threads. */
export function multiply(g: Gemm): void {
  if (g.m == 0 || g.n == 0) return
  // A block of B is packed once per block of rows: with 96 rows or more that costs under a tenth of the product.
  const rows = min(g.m, 192)
  const wide = min((g.n + 7) & ~7, COLUMNS)
  const panelCost = <f32>rows * <f32>(g.k + 8) * 0.15 + 50
  const panels = ((g.n + 7) / 8) * ((g.m + rows - 1) / rows)
  g.blockRows = rows
  g.blockColumns = min(wide, chunkSize(panels, panelCost) * 8)
  const chunks = ((g.m + rows - 1) / rows) * ((g.n + g.blockColumns - 1) / g.blockColumns)
  parallel(gemmChunk, chunks)
}

/**
 * C[m,n] = activation(A·B + bias), or C += A·B where `accumulate` is not 0. `bias` 0 for none; `activation` as in
 * numbers.ts. Strides in floats.
 */
export function gemm(
  a: usize, aRow: i32, aColumn: i32, b: usize, bRow: i32, bColumn: i32, c: usize, cRow: i32, bias: usize,
  m: i32, n: i32, k: i32, activation: i32, accumulate: i32
): void {
  const g = changetype<Gemm>(JOB)
  g.a = a; g.aRow = <usize>aRow * 4; g.aColumn = <usize>aColumn * 4
  g.b = b; g.bRow = <usize>bRow * 4; g.bColumn = <usize>bColumn * 4
  g.c = c; g.cRow = <usize>cRow * 4
  g.bias = bias
  g.m = m; g.n = n; g.k = k
  g.activation = activation
  g.accumulate = accumulate != 0
  multiply(g)
}
