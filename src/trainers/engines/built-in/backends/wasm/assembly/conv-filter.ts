// @ts-nocheck
/**
 * The gradient of a convolution's filter: dfilter[tap·length + m][n] = Σ x[position, tap][m] · dy[position][n].
 *
 * A unit of work is one tap and six rows m. The positions are taken 256 at a time, in order: dy's rows are packed once
 * for all the units of a chunk, x's six columns once for all panels of dy.
 */
import {columns4, columns6} from './gemm-micro.ts'
import {packRows} from './gemm-pack.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {chunkSize, parallel, scratch} from './pool.ts'

const DEPTH: i32 = 256
/** Columns of a packed block of dy, at most. */
const COLUMNS: i32 = 128

/** The thread's working memory: an edge tile, a tap's pointers, six packed columns of x, packed rows of dy. */
const TILE: usize = 0
const POINTERS: usize = 512
const PACKED_X: usize = 2048
const PACKED_DY: usize = 8192

@unmanaged
class FilterGrad {
  x: usize
  dy: usize
  out: usize
  /** [taps] floats: each tap's offset from a position's address, and its place relative to the position. */
  taps: i32
  offsets: usize
  tapY: usize
  tapX: usize
  length: i32
  columns: i32
  images: i32
  /** Positions of an image. */
  height: i32
  width: i32
  /** The picture that taps must lie in; the position (0, 0) looks at (0, 0) of it. */
  inHeight: i32
  inWidth: i32
  strideY: i32
  strideX: i32
  xImage: usize
  xRow: usize
  xStep: usize
  /** Units per chunk, columns per chunk. */
  units: i32
  blockColumns: i32
}

/** The pointers of one tap for `count` positions from `position` on. */
function fillPointers(g: FilterGrad, tap: i32, position: i32, count: i32): void {
  const tapY = load<i32>(g.tapY + <usize>tap * 4), tapX = load<i32>(g.tapX + <usize>tap * 4)
  const base = g.x + <usize>load<i32>(g.offsets + <usize>tap * 4)
  const area = g.height * g.width
  let image = position / area
  let y = (position - image * area) / g.width
  let x = position - image * area - y * g.width
  let to = scratch + POINTERS
  const end = to + <usize>count * 4
  while (to < end) {
    const row = base + <usize>image * g.xImage + <usize>y * g.xRow
    const rowEnd = min(end, to + <usize>(g.width - x) * 4)
    const inside = <u32>(y * g.strideY + tapY) < <u32>g.inHeight
    let at = row + <usize>x * g.xStep, column = x * g.strideX + tapX
    for (; to < rowEnd; to += 4, at += g.xStep, column += g.strideX) {
      store<u32>(to, <u32>(inside && <u32>column < <u32>g.inWidth ? at : ZEROS))
    }
    x = 0
    if (++y == g.height) {
      y = 0
      image++
    }
  }
}

function gatherSix(count: i32, offset: usize): void {
  let to = scratch + PACKED_X
  for (let i: usize = 0; i < <usize>count * 4; i += 4, to += 24) {
    const from = <usize>load<u32>(scratch + POINTERS + i) + offset
    v128.store(to, v128.load(from))
    store<u64>(to, load<u64>(from, 16), 16)
  }
}

function gatherFour(count: i32, offset: usize): void {
  let to = scratch + PACKED_X
  for (let i: usize = 0; i < <usize>count * 4; i += 4, to += 16) {
    v128.store(to, v128.load(<usize>load<u32>(scratch + POINTERS + i) + offset))
  }
}

/** One unit: rows [m, m + 6) of a tap, `count` packed positions, `columns` packed columns from `column` on. */
function multiplyUnit(g: FilterGrad, tap: i32, m: i32, column: i32, columns: i32, count: i32, first: bool): void {
  const rows = min(g.length - m, 6)
  const stride = <usize>g.columns * 4
  const out = g.out + (<usize>(tap * g.length + m) * <usize>g.columns + <usize>column) * 4
  if (rows > 4) gatherSix(count, <usize>m * 4)
  else gatherFour(count, <usize>m * 4)
  let b = scratch + PACKED_DY
  for (let n = 0; n < columns; n += 8, b += <usize>count * 32) {
    const c = out + <usize>n * 4
    const whole = (rows == 6 || rows == 4) && columns - n >= 8
    let start = first ? ZEROS : c
    let startStride = first ? 0 : stride
    if (!first && !whole) {
      copyTile(c, stride, scratch + TILE, 32, rows, min(columns - n, 8))
      start = scratch + TILE
      startStride = 32
    }
    const to = whole ? c : scratch + TILE
    const toStride: usize = whole ? stride : 32
    if (rows > 4) columns6(scratch + PACKED_X, 24, count, b, start, startStride, to, toStride)
    else columns4(scratch + PACKED_X, 16, count, b, start, startStride, to, toStride)
    if (!whole) copyTile(scratch + TILE, 32, c, stride, rows, min(columns - n, 8))
  }
}

function copyTile(from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++, from += fromStride, to += toStride) {
    for (let i: usize = 0; i < <usize>columns * 4; i += 4) store<f32>(to + i, load<f32>(from + i))
  }
}

function filterGradChunk(chunk: i32): void {
  const g = changetype<FilterGrad>(JOB)
  const across = (g.columns + g.blockColumns - 1) / g.blockColumns
  const column = (chunk % across) * g.blockColumns
  const columns = min(g.blockColumns, g.columns - column)
  const blocks = (g.length + 5) / 6
  const firstUnit = (chunk / across) * g.units
  const lastUnit = min(firstUnit + g.units, g.taps * blocks)
  const positions = g.images * g.height * g.width
  for (let position = 0; position < positions; position += DEPTH) {
    const count = min(DEPTH, positions - position)
    const dy = g.dy + (<usize>position * <usize>g.columns + <usize>column) * 4
    packRows(dy, <usize>g.columns * 4, count, columns, scratch + PACKED_DY)
    let filled = -1
    for (let unit = firstUnit; unit < lastUnit; unit++) {
      const tap = unit / blocks
      if (tap != filled) {
        fillPointers(g, tap, position, count)
        filled = tap
      }
      multiplyUnit(g, tap, (unit - tap * blocks) * 6, column, columns, count, position == 0)
    }
  }
}

/** Strides in floats; `tables`: [taps] offsets in bytes, then [taps] y, then [taps] x; see FilterGrad. */
export function convFilterGrad(
  x: usize, dy: usize, out: usize, tables: usize, taps: i32, length: i32, columns: i32, images: i32, height: i32,
  width: i32, inHeight: i32, inWidth: i32, strideY: i32, strideX: i32, xImage: i32, xRow: i32, xStep: i32
): void {
  const g = changetype<FilterGrad>(JOB)
  g.x = x; g.dy = dy; g.out = out
  g.taps = taps; g.length = length; g.columns = columns
  g.offsets = tables; g.tapY = tables + <usize>taps * 4; g.tapX = tables + <usize>taps * 8
  g.images = images; g.height = height; g.width = width
  g.inHeight = inHeight; g.inWidth = inWidth
  g.strideY = strideY; g.strideX = strideX
  g.xImage = <usize>xImage * 4; g.xRow = <usize>xRow * 4; g.xStep = <usize>xStep * 4
  const units = taps * ((length + 5) / 6)
  g.blockColumns = min((columns + 7) & ~7, COLUMNS)
  const across = (columns + g.blockColumns - 1) / g.blockColumns
  const positions = images * height * width
  if (positions == 0) {
    memory.fill(out, 0, <usize>(taps * length) * <usize>columns * 4)
    return
  }
  const unitCost = <f32>positions * (<f32>g.blockColumns * 0.33 + 3)
  g.units = max(chunkSize(units * across, unitCost) / across, 1)
  parallel(filterGradChunk, ((units + g.units - 1) / g.units) * across)
}
