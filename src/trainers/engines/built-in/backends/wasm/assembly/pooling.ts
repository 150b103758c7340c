// @ts-nocheck
/**
 * Pooling over windows of [images, height, width, channels]. A window is taken for 16 channels at a time, then 4, then
 * single ones. Of several largest numbers in a window the first, row by row, gets the gradient, as in TensorFlow. A
 * mean counts only what lies in the picture.
 */
import {JOB} from './memory-map.ts'
import {AVERAGE_POOL, AVERAGE_POOL_GRAD, MAX_POOL, MAX_POOL_GRAD} from './numbers.ts'
import {chunkSize, parallel} from './pool.ts'

@unmanaged
class Pool {
  x: usize
  y: usize
  dy: usize
  dx: usize
  channels: i32
  inHeight: i32
  inWidth: i32
  outHeight: i32
  outWidth: i32
  filterHeight: i32
  filterWidth: i32
  strideY: i32
  strideX: i32
  top: i32
  left: i32
  /** Chunks: images · groups of channels. */
  groups: i32
  perGroup: i32
}

/** `vectors`: 4 or 1 vectors of four channels, or 0 for a single channel. */
@inline
function get(vectors: i32, from: usize): v128 {
  return vectors == 0 ? v128.load32_splat(from) : v128.load(from)
}

@inline
function put(vectors: i32, to: usize, value: v128): void {
  if (vectors == 0) store<f32>(to, f32x4.extract_lane(value, 0))
  else v128.store(to, value)
}

@inline
function join(kind: i32, a: v128, b: v128): v128 {
  return kind == MAX_POOL ? f32x4.pmax(a, b) : f32x4.add(a, b)
}

/** `x`: the window's first pixel. A NaN there wins; elsewhere it is passed over by MAX_POOL. */
@inline
function forwardWindow(kind: i32, vectors: i32, x: usize, rows: i32, columns: i32, line: usize, pixel: usize, share: v128, y: usize): void {
  const zero = f32x4.splat(0)
  let a = kind == MAX_POOL ? get(vectors, x) : zero
  let b = kind == MAX_POOL && vectors == 4 ? v128.load(x, 16) : zero
  let c = kind == MAX_POOL && vectors == 4 ? v128.load(x, 32) : zero
  let d = kind == MAX_POOL && vectors == 4 ? v128.load(x, 48) : zero
  for (; rows > 0; rows--, x += line) {
    let at = x
    for (let i = columns; i > 0; i--, at += pixel) {
      a = join(kind, a, get(vectors, at))
      if (vectors == 4) {
        b = join(kind, b, v128.load(at, 16))
        c = join(kind, c, v128.load(at, 32))
        d = join(kind, d, v128.load(at, 48))
      }
    }
  }
  put(vectors, y, kind == AVERAGE_POOL ? f32x4.mul(a, share) : a)
  if (vectors == 4) {
    v128.store(y, kind == AVERAGE_POOL ? f32x4.mul(b, share) : b, 16)
    v128.store(y, kind == AVERAGE_POOL ? f32x4.mul(c, share) : c, 32)
    v128.store(y, kind == AVERAGE_POOL ? f32x4.mul(d, share) : d, 48)
  }
}

/** Adds to dx where x is the largest number y of the window for the first time. Returns what has been found. */
@inline
function award(vectors: i32, x: v128, y: v128, dy: v128, found: v128, dx: usize): v128 {
  const here = v128.andnot(f32x4.eq(x, y), found)
  put(vectors, dx, f32x4.add(get(vectors, dx), v128.and(dy, here)))
  return v128.or(found, here)
}

@inline
function maxGradWindow(vectors: i32, x: usize, dx: usize, rows: i32, columns: i32, line: usize, pixel: usize, y: usize, dy: usize): void {
  const ya = get(vectors, y), ga = get(vectors, dy)
  const yb = vectors == 4 ? v128.load(y, 16) : ya, gb = vectors == 4 ? v128.load(dy, 16) : ga
  const yc = vectors == 4 ? v128.load(y, 32) : ya, gc = vectors == 4 ? v128.load(dy, 32) : ga
  const yd = vectors == 4 ? v128.load(y, 48) : ya, gd = vectors == 4 ? v128.load(dy, 48) : ga
  let a = i32x4.splat(0), b = a, c = a, d = a
  for (; rows > 0; rows--, x += line, dx += line) {
    let at = x, to = dx
    for (let i = columns; i > 0; i--, at += pixel, to += pixel) {
      a = award(vectors, get(vectors, at), ya, ga, a, to)
      if (vectors == 4) {
        b = award(4, v128.load(at, 16), yb, gb, b, to + 16)
        c = award(4, v128.load(at, 32), yc, gc, c, to + 32)
        d = award(4, v128.load(at, 48), yd, gd, d, to + 48)
      }
    }
  }
}

@inline
function meanGradWindow(vectors: i32, dx: usize, rows: i32, columns: i32, line: usize, pixel: usize, share: v128, dy: usize): void {
  const a = f32x4.mul(get(vectors, dy), share)
  const b = vectors == 4 ? f32x4.mul(v128.load(dy, 16), share) : a
  const c = vectors == 4 ? f32x4.mul(v128.load(dy, 32), share) : a
  const d = vectors == 4 ? f32x4.mul(v128.load(dy, 48), share) : a
  for (; rows > 0; rows--, dx += line) {
    let to = dx
    for (let i = columns; i > 0; i--, to += pixel) {
      put(vectors, to, f32x4.add(get(vectors, to), a))
      if (vectors == 4) {
        v128.store(to, f32x4.add(v128.load(to, 16), b), 16)
        v128.store(to, f32x4.add(v128.load(to, 32), c), 32)
        v128.store(to, f32x4.add(v128.load(to, 48), d), 48)
      }
    }
  }
}

/** One window for some channels: `corner` is its first pixel in x and dx, `at` its place in y and dy, in bytes. */
@inline
function window(kind: i32, vectors: i32, p: Pool, corner: usize, at: usize, rows: i32, columns: i32, share: v128): void {
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  if (kind == MAX_POOL_GRAD) maxGradWindow(vectors, p.x + corner, p.dx + corner, rows, columns, line, pixel, p.y + at, p.dy + at)
  else if (kind == AVERAGE_POOL_GRAD) meanGradWindow(vectors, p.dx + corner, rows, columns, line, pixel, share, p.dy + at)
  else forwardWindow(kind, vectors, p.x + corner, rows, columns, line, pixel, share, p.y + at)
}

/** One group of channels of one image: windows that overlap belong to the same chunk. */
@inline
function run(kind: i32, chunk: i32): void {
  const p = changetype<Pool>(JOB)
  const image = chunk / p.groups
  const first = (chunk % p.groups) * p.perGroup, last = min(first + p.perGroup, p.channels)
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  const start = <usize>image * line * <usize>p.inHeight + <usize>first * 4
  if (kind == MAX_POOL_GRAD || kind == AVERAGE_POOL_GRAD) {
    let to = p.dx + start
    if (p.groups == 1) memory.fill(to, 0, line * <usize>p.inHeight)
    else for (let i = 0; i < p.inHeight * p.inWidth; i++, to += pixel) memory.fill(to, 0, <usize>(last - first) * 4)
  }
  let at = <usize>(image * p.outHeight * p.outWidth) * pixel + <usize>first * 4
  for (let y = 0; y < p.outHeight; y++) {
    const y0 = max(y * p.strideY - p.top, 0), rows = min(y * p.strideY - p.top + p.filterHeight, p.inHeight) - y0
    for (let x = 0; x < p.outWidth; x++, at += pixel) {
      const x0 = max(x * p.strideX - p.left, 0), columns = min(x * p.strideX - p.left + p.filterWidth, p.inWidth) - x0
      const share = f32x4.splat(<f32>1 / <f32>(rows * columns))
      let corner = start + <usize>y0 * line + <usize>x0 * pixel, place = at
      let left = last - first
      for (; left >= 16; left -= 16, corner += 64, place += 64) window(kind, 4, p, corner, place, rows, columns, share)
      for (; left >= 4; left -= 4, corner += 16, place += 16) window(kind, 1, p, corner, place, rows, columns, share)
      for (; left > 0; left--, corner += 4, place += 4) window(kind, 0, p, corner, place, rows, columns, share)
    }
  }
}

function maxChunk(chunk: i32): void {
  run(MAX_POOL, chunk)
}

function maxGradChunk(chunk: i32): void {
  run(MAX_POOL_GRAD, chunk)
}

function meanChunk(chunk: i32): void {
  run(AVERAGE_POOL, chunk)
}

function meanGradChunk(chunk: i32): void {
  run(AVERAGE_POOL_GRAD, chunk)
}

/** `kind`: see numbers.ts. */
export function pool2d(
  kind: i32, x: usize, y: usize, dy: usize, dx: usize, images: i32, channels: i32, inHeight: i32, inWidth: i32,
  outHeight: i32, outWidth: i32, filterHeight: i32, filterWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32
): void {
  const p = changetype<Pool>(JOB)
  p.x = x; p.y = y; p.dy = dy; p.dx = dx
  p.channels = channels
  p.inHeight = inHeight; p.inWidth = inWidth; p.outHeight = outHeight; p.outWidth = outWidth
  p.filterHeight = filterHeight; p.filterWidth = filterWidth
  p.strideY = strideY; p.strideX = strideX; p.top = top; p.left = left
  // The channels are cut up only where there are too few images to share out.
  const fours = (channels + 3) >> 2
  const cost = <f32>(outHeight * outWidth) * (<f32>(filterHeight * filterWidth) * 0.5 + 2)
  const small = chunkSize(images * fours, cost) == images * fours
  p.groups = small || images >= 16 ? 1 : min(4, fours)
  p.perGroup = ((fours + p.groups - 1) / p.groups) * 4
  p.groups = (channels + p.perGroup - 1) / max(p.perGroup, 1)
  const chunks = images * p.groups
  const job = kind == MAX_POOL ? maxChunk : kind == MAX_POOL_GRAD ? maxGradChunk : kind == AVERAGE_POOL ? meanChunk : meanGradChunk
  if (!small) parallel(job, chunks)
  else for (let chunk = 0; chunk < chunks; chunk++) job(chunk)
}
