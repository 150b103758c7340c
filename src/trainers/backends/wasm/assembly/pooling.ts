/**
 * Pooling over windows of [images, height, width, channels], four channels at a time. Of several largest numbers in
 * a window the first, row by row, gets the gradient, as in TensorFlow. A mean counts only what lies in the picture.
 */
import {JOB} from './memory-map'
import {chunkSize, parallel} from './pool'

@unmanaged
class Pool {
  x: usize
  dy: usize
  out: usize
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

@inline
function lane(value: v128): f32 {
  return f32x4.extract_lane(value, 0)
}

/** Writes a vector, or its first number alone. */
@inline
function put(single: bool, to: usize, value: v128): void {
  if (single) store<f32>(to, lane(value))
  else v128.store(to, value)
}

@inline
function get(single: bool, from: usize): v128 {
  return single ? v128.load32_splat(from) : v128.load(from)
}

/** The windows of one output row, for one vector of channels (or one channel) at byte `c` of a pixel. */
@inline
function maxRow(single: bool, p: Pool, image: i32, y: i32, c: usize): void {
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  const x = p.x + <usize>image * line * <usize>p.inHeight + c
  const firstY = y * p.strideY - p.top
  const fromY = max(firstY, 0), toY = min(firstY + p.filterHeight, p.inHeight)
  let out = p.out + (<usize>(image * p.outHeight + y) * <usize>p.outWidth) * pixel + c
  for (let column = 0; column < p.outWidth; column++, out += pixel) {
    const firstX = column * p.strideX - p.left
    const fromX = max(firstX, 0), toX = min(firstX + p.filterWidth, p.inWidth)
    let best = f32x4.splat(-Infinity)
    for (let i = fromY; i < toY; i++) {
      let at = x + <usize>i * line + <usize>fromX * pixel
      for (let j = fromX; j < toX; j++, at += pixel) best = f32x4.max(best, get(single, at))
    }
    put(single, out, best)
  }
}

@inline
function maxGradRow(single: bool, p: Pool, image: i32, y: i32, c: usize): void {
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  const start = <usize>image * line * <usize>p.inHeight + c
  const firstY = y * p.strideY - p.top
  const fromY = max(firstY, 0), toY = min(firstY + p.filterHeight, p.inHeight)
  let dy = p.dy + (<usize>(image * p.outHeight + y) * <usize>p.outWidth) * pixel + c
  for (let column = 0; column < p.outWidth; column++, dy += pixel) {
    const firstX = column * p.strideX - p.left
    const fromX = max(firstX, 0), toX = min(firstX + p.filterWidth, p.inWidth)
    const corner = start + <usize>fromY * line + <usize>fromX * pixel
    let best = get(single, p.x + corner)
    let where = i32x4.splat(<i32>corner)
    for (let i = fromY; i < toY; i++) {
      let at = start + <usize>i * line + <usize>fromX * pixel
      for (let j = fromX; j < toX; j++, at += pixel) {
        const value = get(single, p.x + at)
        const greater = f32x4.gt(value, best)
        best = v128.bitselect(value, best, greater)
        where = v128.bitselect(i32x4.splat(<i32>at), where, greater)
      }
    }
    const gradient = get(single, dy)
    const out = p.out
    for (let i = fromY; i < toY; i++) {
      let at = start + <usize>i * line + <usize>fromX * pixel
      for (let j = fromX; j < toX; j++, at += pixel) {
        const share = v128.and(gradient, i32x4.eq(where, i32x4.splat(<i32>at)))
        put(single, out + at, f32x4.add(get(single, out + at), share))
      }
    }
  }
}

@inline
function meanRow(single: bool, p: Pool, image: i32, y: i32, c: usize): void {
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  const x = p.x + <usize>image * line * <usize>p.inHeight + c
  const firstY = y * p.strideY - p.top
  const fromY = max(firstY, 0), toY = min(firstY + p.filterHeight, p.inHeight)
  let out = p.out + (<usize>(image * p.outHeight + y) * <usize>p.outWidth) * pixel + c
  for (let column = 0; column < p.outWidth; column++, out += pixel) {
    const firstX = column * p.strideX - p.left
    const fromX = max(firstX, 0), toX = min(firstX + p.filterWidth, p.inWidth)
    let sum = f32x4.splat(0)
    for (let i = fromY; i < toY; i++) {
      let at = x + <usize>i * line + <usize>fromX * pixel
      for (let j = fromX; j < toX; j++, at += pixel) sum = f32x4.add(sum, get(single, at))
    }
    put(single, out, f32x4.div(sum, f32x4.splat(<f32>((toY - fromY) * (toX - fromX)))))
  }
}

@inline
function meanGradRow(single: bool, p: Pool, image: i32, y: i32, c: usize): void {
  const pixel = <usize>p.channels * 4, line = pixel * <usize>p.inWidth
  const start = p.out + <usize>image * line * <usize>p.inHeight + c
  const firstY = y * p.strideY - p.top
  const fromY = max(firstY, 0), toY = min(firstY + p.filterHeight, p.inHeight)
  let dy = p.dy + (<usize>(image * p.outHeight + y) * <usize>p.outWidth) * pixel + c
  for (let column = 0; column < p.outWidth; column++, dy += pixel) {
    const firstX = column * p.strideX - p.left
    const fromX = max(firstX, 0), toX = min(firstX + p.filterWidth, p.inWidth)
    const share = f32x4.div(get(single, dy), f32x4.splat(<f32>((toY - fromY) * (toX - fromX))))
    for (let i = fromY; i < toY; i++) {
      let at = start + <usize>i * line + <usize>fromX * pixel
      for (let j = fromX; j < toX; j++, at += pixel) put(single, at, f32x4.add(get(single, at), share))
    }
  }
}

@inline
function row(kind: i32, single: bool, p: Pool, image: i32, y: i32, c: usize): void {
  if (kind == 0) maxRow(single, p, image, y, c)
  else if (kind == 1) maxGradRow(single, p, image, y, c)
  else if (kind == 2) meanRow(single, p, image, y, c)
  else meanGradRow(single, p, image, y, c)
}

/** One group of channels of one image: windows that overlap belong to the same chunk. */
@inline
function run(kind: i32, chunk: i32): void {
  const p = changetype<Pool>(JOB)
  const image = chunk / p.groups
  const from = (chunk % p.groups) * p.perGroup, to = min(from + p.perGroup, p.channels)
  const backward = kind == 1 || kind == 3
  if (backward) {
    const pixel = <usize>p.channels * 4
    let at = p.out + <usize>image * <usize>(p.inHeight * p.inWidth) * pixel + <usize>from * 4
    if (p.groups == 1) memory.fill(at, 0, <usize>(p.inHeight * p.inWidth) * pixel)
    else for (let i = 0; i < p.inHeight * p.inWidth; i++, at += pixel) memory.fill(at, 0, <usize>(to - from) * 4)
  }
  for (let y = 0; y < p.outHeight; y++) {
    let channel = from
    for (; channel + 4 <= to; channel += 4) row(kind, false, p, image, y, <usize>channel * 4)
    for (; channel < to; channel++) row(kind, true, p, image, y, <usize>channel * 4)
  }
}

function maxChunk(chunk: i32): void {
  run(0, chunk)
}

function maxGradChunk(chunk: i32): void {
  run(1, chunk)
}

function meanChunk(chunk: i32): void {
  run(2, chunk)
}

function meanGradChunk(chunk: i32): void {
  run(3, chunk)
}

/** kind: 0 max, 1 its gradient (out is dx, like x), 2 mean, 3 its gradient (x unused). */
export function pool2d(
  kind: i32, x: usize, dy: usize, out: usize, images: i32, channels: i32, inHeight: i32, inWidth: i32, outHeight: i32,
  outWidth: i32, filterHeight: i32, filterWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32
): void {
  const p = changetype<Pool>(JOB)
  p.x = x; p.dy = dy; p.out = out
  p.channels = channels
  p.inHeight = inHeight; p.inWidth = inWidth; p.outHeight = outHeight; p.outWidth = outWidth
  p.filterHeight = filterHeight; p.filterWidth = filterWidth
  p.strideY = strideY; p.strideX = strideX; p.top = top; p.left = left
  // Cutting the channels up only where there are too few images to share out.
  const windowCost = <f32>(filterHeight * filterWidth) * <f32>((channels + 3) >> 2) * 0.7
  const imageCost = <f32>(outHeight * outWidth) * windowCost
  const fours = (channels + 3) >> 2
  const small = chunkSize(images * fours, imageCost / <f32>fours) == images * fours
  p.groups = small || images >= 16 ? 1 : min(4, fours)
  p.perGroup = ((fours + p.groups - 1) / p.groups) * 4
  p.groups = (channels + p.perGroup - 1) / max(p.perGroup, 1)
  const chunks = images * p.groups
  const job = kind == 0 ? maxChunk : kind == 1 ? maxGradChunk : kind == 2 ? meanChunk : meanGradChunk
  if (!small) parallel(job, chunks)
  else for (let chunk = 0; chunk < chunks; chunk++) job(chunk)
}
