// @ts-nocheck
/**
 * The gradient of a convolution's filter where the input's pixels of a filter row lie side by side (no window hangs over
 * the sides): dfilter[row][m][n] = Σ x[position, row][m] · dy[position][n], straight from x and dy, nothing packed.
 *
 * A tile of 4 · 8 sums stays in registers (see gemm-micro.ts) while the positions of a group of images run by. Every
 * group has a copy of the result, to be added up in order: the groups depend on the shape alone.
 */
import {JOB} from './memory-map.ts'
import {parallel, scratch} from './pool.ts'
import {madd} from './simd.ts'

@unmanaged
class Outer {
  x: usize
  dy: usize
  /** [groups][filterRows][length][columns] */
  partials: usize
  filterRows: i32
  /** Floats of a filter row: its width times the input's channels. */
  length: i32
  columns: i32
  images: i32
  /** Images of a group. */
  perGroup: i32
  height: i32
  width: i32
  /** Bytes from one image, row, position to the next; `xLine`: from one row of the input to the next. */
  xImage: usize
  xRow: usize
  xStep: usize
  xLine: usize
}

/** Four numbers of `a`, each times eight of `b`, summed over all positions: 4 rows of 8 floats at `to`. */
@inline
function outerTile(
  a: usize, aImage: usize, aRow: usize, aStep: usize, b: usize, bImage: usize, bRow: usize, bStep: usize,
  images: i32, height: i32, width: i32, to: usize
): void {
  const zero = f32x4.splat(0)
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero, c20 = zero, c21 = zero
  let c30 = zero, c31 = zero
  for (; images > 0; images--, a += aImage, b += bImage) {
    let aLine = a, bLine = b
    for (let y = height; y > 0; y--, aLine += aRow, bLine += bRow) {
      let p = aLine, q = bLine
      for (let i = width; i > 0; i--, p += aStep, q += bStep) {
        const b0 = v128.load(q), b1 = v128.load(q, 16)
        let v = v128.load32_splat(p)
        c00 = madd(v, b0, c00); c01 = madd(v, b1, c01)
        v = v128.load32_splat(p, 4)
        c10 = madd(v, b0, c10); c11 = madd(v, b1, c11)
        v = v128.load32_splat(p, 8)
        c20 = madd(v, b0, c20); c21 = madd(v, b1, c21)
        v = v128.load32_splat(p, 12)
        c30 = madd(v, b0, c30); c31 = madd(v, b1, c31)
      }
    }
  }
  v128.store(to, c00); v128.store(to, c01, 16); v128.store(to, c10, 32); v128.store(to, c11, 48)
  v128.store(to, c20, 64); v128.store(to, c21, 80); v128.store(to, c30, 96); v128.store(to, c31, 112)
}

/** The columns n broadcast, eight m in two vectors: fewer tiles where the columns are few. */
function transposedTile(o: Outer, image: i32, images: i32, row: i32, m: i32, n: i32, to: usize): void {
  const line = <usize>o.width * <usize>o.columns * 4
  outerTile(
    o.dy + <usize>image * line * <usize>o.height + <usize>n * 4, line * <usize>o.height, line, <usize>o.columns * 4,
    o.x + <usize>image * o.xImage + <usize>row * o.xLine + <usize>m * 4, o.xImage, o.xRow, o.xStep,
    images, o.height, o.width, scratch
  )
  const rows = min(o.length - m, 8), columns = min(o.columns - n, 4)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      store<f32>(to + (<usize>(m + i) * <usize>o.columns + <usize>(n + j)) * 4, load<f32>(scratch + <usize>j * 32 + <usize>i * 4))
    }
  }
}

function plainTile(o: Outer, image: i32, images: i32, row: i32, m: i32, n: i32, to: usize): void {
  const line = <usize>o.width * <usize>o.columns * 4
  outerTile(
    o.x + <usize>image * o.xImage + <usize>row * o.xLine + <usize>m * 4, o.xImage, o.xRow, o.xStep,
    o.dy + <usize>image * line * <usize>o.height + <usize>n * 4, line * <usize>o.height, line, <usize>o.columns * 4,
    images, o.height, o.width, scratch
  )
  const rows = min(o.length - m, 4), columns = min(o.columns - n, 8)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      store<f32>(to + (<usize>(m + i) * <usize>o.columns + <usize>(n + j)) * 4, load<f32>(scratch + <usize>i * 32 + <usize>j * 4))
    }
  }
}

/** Whether tiles of 4 columns and 8 m are fewer than tiles of 4 m and 8 columns. */
@inline
function isTransposed(o: Outer): bool {
  return ((o.length + 7) / 8) * ((o.columns + 3) / 4) < ((o.length + 3) / 4) * ((o.columns + 7) / 8)
}

function outerChunk(group: i32): void {
  const o = changetype<Outer>(JOB)
  const image = group * o.perGroup, images = min(o.perGroup, o.images - image)
  const size = <usize>o.length * <usize>o.columns * 4
  const transposed = isTransposed(o)
  let to = o.partials + <usize>group * <usize>o.filterRows * size
  for (let row = 0; row < o.filterRows; row++, to += size) {
    if (transposed) {
      for (let m = 0; m < o.length; m += 8) for (let n = 0; n < o.columns; n += 4) transposedTile(o, image, images, row, m, n, to)
    } else {
      for (let m = 0; m < o.length; m += 4) for (let n = 0; n < o.columns; n += 8) plainTile(o, image, images, row, m, n, to)
    }
  }
}

/** Strides in floats; see Outer. */
export function convOuter(
  x: usize, dy: usize, partials: usize, filterRows: i32, length: i32, columns: i32, images: i32, perGroup: i32,
  height: i32, width: i32, xImage: i32, xRow: i32, xStep: i32, xLine: i32
): void {
  const o = changetype<Outer>(JOB)
  o.x = x; o.dy = dy; o.partials = partials
  o.filterRows = filterRows; o.length = length; o.columns = columns
  o.images = images; o.perGroup = perGroup; o.height = height; o.width = width
  o.xImage = <usize>xImage * 4; o.xRow = <usize>xRow * 4; o.xStep = <usize>xStep * 4; o.xLine = <usize>xLine * 4
  parallel(outerChunk, (images + perGroup - 1) / perGroup)
}

@unmanaged
class Border {
  from: usize
  to: usize
  /** Rows of an image and bytes of a row. */
  rows: i32
  bytes: usize
  /** Rows above and below, bytes before and after each. */
  above: i32
  below: i32
  before: usize
  after: usize
}

function borderChunk(image: i32): void {
  const b = changetype<Border>(JOB)
  const line = b.before + b.bytes + b.after
  let from = b.from + <usize>image * <usize>b.rows * b.bytes
  let to = b.to + <usize>image * <usize>(b.above + b.rows + b.below) * line
  memory.fill(to, 0, <usize>b.above * line)
  to += <usize>b.above * line
  for (let row = b.rows; row > 0; row--, from += b.bytes) {
    memory.fill(to, 0, b.before)
    memory.copy(to + b.before, from, b.bytes)
    to += line
    memory.fill(to - b.after, 0, b.after)
  }
  memory.fill(to, 0, <usize>b.below * line)
}

/** Copies pictures of `rows` rows of `length` floats with zeros around; `before` and `after` in floats. */
export function addBorder(from: usize, to: usize, images: i32, rows: i32, length: i32, above: i32, below: i32, before: i32, after: i32): void {
  const b = changetype<Border>(JOB)
  b.from = from; b.to = to
  b.rows = rows; b.bytes = <usize>length * 4
  b.above = above; b.below = below
  b.before = <usize>before * 4; b.after = <usize>after * 4
  parallel(borderChunk, images)
}
