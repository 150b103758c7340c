// @ts-nocheck
/**
 * The gradient of a 3×3 (or 5×5) filter by Winograd's minimal filtering: the transpose of winograd.ts. At every point
 * the pictures' tiles times the tiles of dy, summed over the tiles of a group, then back to the taps. A chunk is a block
 * of input channels with a block of output channels, and takes them through a group's tiles with memory of its own; the
 * tiles come in lots of a fixed size, so that the order of summation does not depend on the blocks. Every group has a
 * copy of the result, to be added up in order: the groups depend on the shape alone.
 */
import {columns4, columns6} from './gemm-micro.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {LOT} from './numbers.ts'
import {parallel, scratch, thread} from './pool.ts'
import {SKEW} from './winograd-filter.ts'
import {COLLECT, SPREAD, gatheredSquare, square, tapsOf, tileOf} from './winograd-lines.ts'

/** The thread's scratch memory: pixel pointers of a tile of x, room for transforms, a tile of dy, an edge tile. */
const PIXELS: usize = 64
const TEMPORARY: usize = 512
const PATCH: usize = 2048
const TILE: usize = 4096

@unmanaged
class Grad {
  x: usize
  dy: usize
  /** [groups][taps][depth][columns] */
  partials: usize
  work: usize
  workBytes: usize
  points: i32
  images: i32
  height: i32
  width: i32
  depth: i32
  outHeight: i32
  outWidth: i32
  columns: i32
  top: i32
  left: i32
  tilesY: i32
  tilesX: i32
  blockDepth: i32
  blockColumns: i32
  /** Tiles of a group, a multiple of LOT. */
  perGroup: i32
}

/** Where a chunk keeps its three parts: x's lot and dy's lot at the points, and the sums of their products. */
@inline
function inputBytes(blockDepth: i32): usize {
  return <usize>(LOT * blockDepth) * 4 + SKEW
}

@inline
function sumBytes(blockDepth: i32, blockColumns: i32): usize {
  return <usize>(blockDepth * blockColumns) * 4 + SKEW
}

@inline
function fillPixels(g: Grad, image: i32, y0: i32, x0: i32): void {
  const pixel = <usize>g.depth * 4
  let to = scratch + PIXELS
  for (let y = y0; y < y0 + g.points; y++) {
    const inside = <u32>y < <u32>g.height
    const row = g.x + (<usize>(image * g.height + y) * <usize>g.width) * pixel
    for (let x = x0; x < x0 + g.points; x++, to += 4) {
      store<u32>(to, <u32>(inside && <u32>x < <u32>g.width ? row + <usize>x * pixel : ZEROS))
    }
  }
}

/** One tile's channels [first, last) of x to points: [point][tile][channel]. */
@inline
function inputTile(g: Grad, points: i32, image: i32, y: i32, x: i32, first: i32, last: i32, to: usize, step: usize): void {
  fillPixels(g, image, y - g.top, x - g.left)
  for (let c = first; c < last; c += 4, to += 16) {
    gatheredSquare(points, scratch + PIXELS, <usize>c * 4, scratch + TEMPORARY, to, step)
  }
}

/** One tile's columns [first, last) of dy to points: [point][panel of 8][tile][8]. */
@inline
function gradientTile(g: Grad, points: i32, image: i32, y: i32, x: i32, first: i32, last: i32, count: i32, to: usize, step: usize): void {
  const size = tileOf(points), width = <usize>size * 16
  const pixel = <usize>g.columns * 4
  const rows = min(g.outHeight - y, size), across = min(g.outWidth - x, size)
  const patch = scratch + PATCH
  if (rows < size || across < size) memory.fill(patch, 0, width * <usize>size)
  const corner = g.dy + (<usize>(image * g.outHeight + y) * <usize>g.outWidth + <usize>x) * pixel
  for (let k = first; k < last; k += 4) {
    for (let i = 0; i < rows; i++) {
      let from = corner + <usize>i * <usize>g.outWidth * pixel + <usize>k * 4, at = patch + <usize>i * width
      for (let j = across; j > 0; j--, from += pixel, at += 16) v128.store(at, v128.load(from))
    }
    const column = <usize>(k - first)
    const place = to + (column >> 3) * <usize>count * 32 + (column & 4) * 4
    square(SPREAD, points, patch, width, 16, scratch + TEMPORARY, place, <usize>points * step, step)
  }
}

/** sums[channel][column] += inputs[tile][channel]ᵀ·gradients[tile][column], for one point. */
function multiplyPoint(depth: i32, columns: i32, count: i32, inputs: usize, gradients: usize, sums: usize, first: bool): void {
  const inputStride = <usize>depth * 4, stride = <usize>columns * 4
  for (let c = 0; c < depth; c += 6) {
    const rows = min(depth - c, 6)
    let b = gradients
    for (let k = 0; k < columns; k += 8, b += <usize>count * 32) {
      const to = sums + <usize>c * stride + <usize>k * 4
      const start = first ? ZEROS : to
      const startStride: usize = first ? 0 : stride
      if (rows == 6) columns6(inputs + <usize>c * 4, inputStride, count, b, start, startStride, to, stride)
      else if (rows == 4) columns4(inputs + <usize>c * 4, inputStride, count, b, start, startStride, to, stride)
      else twoRows(inputs + <usize>c * 4, inputStride, count, b, to, stride, first)
    }
  }
}

/** The last two rows of a block, by way of an edge tile of four. */
function twoRows(inputs: usize, inputStride: usize, count: i32, b: usize, to: usize, stride: usize, first: bool): void {
  const tile = scratch + TILE
  if (!first) for (let i: usize = 0; i < 2; i++) memory.copy(tile + i * 32, to + i * stride, 32)
  columns4(inputs, inputStride, count, b, first ? ZEROS : tile, first ? 0 : 32, tile, 32)
  for (let i: usize = 0; i < 2; i++) memory.copy(to + i * stride, tile + i * 32, 32)
}

@inline
function run(g: Grad, points: i32, chunk: i32): void {
  const across = (g.columns + g.blockColumns - 1) / g.blockColumns
  const blocks = ((g.depth + g.blockDepth - 1) / g.blockDepth) * across
  const group = chunk / blocks
  chunk -= group * blocks
  const c0 = (chunk / across) * g.blockDepth, c1 = min(c0 + g.blockDepth, g.depth)
  const k0 = (chunk % across) * g.blockColumns, k1 = min(k0 + g.blockColumns, g.columns)
  const depth = c1 - c0, columns = (k1 - k0 + 7) & ~7
  const squared = <usize>(points * points), size = tileOf(points)
  const inputStep = inputBytes(g.blockDepth), gradientStep = inputBytes(g.blockColumns)
  const sumStep = sumBytes(g.blockDepth, g.blockColumns)
  const inputs = g.work + <usize>thread * g.workBytes
  const gradients = inputs + squared * inputStep
  const sums = gradients + squared * gradientStep
  const perImage = g.tilesY * g.tilesX
  const start = group * g.perGroup, end = min(start + g.perGroup, g.images * perImage)

  if (k1 - k0 < columns) memory.fill(gradients, 0, squared * gradientStep)
  for (let lot = start; lot < end; lot += LOT) {
    const count = min(end - lot, LOT)
    for (let i = 0; i < count; i++) {
      const image = (lot + i) / perImage, place = lot + i - image * perImage
      const y = (place / g.tilesX) * size, x = (place % g.tilesX) * size
      inputTile(g, points, image, y, x, c0, c1, inputs + <usize>(i * depth) * 4, inputStep)
      gradientTile(g, points, image, y, x, k0, k1, count, gradients + <usize>i * 32, gradientStep)
    }
    for (let point: usize = 0; point < squared; point++) {
      multiplyPoint(depth, columns, count, inputs + point * inputStep, gradients + point * gradientStep, sums + point * sumStep, lot == start)
    }
  }
  const taps = <usize>tapsOf(points)
  const tap = <usize>(g.depth * g.columns) * 4
  const out = g.partials + <usize>group * taps * taps * tap
  for (let c = c0; c < c1; c++) {
    for (let k = k0; k < k1; k += 4) {
      const from = sums + <usize>((c - c0) * columns + k - k0) * 4
      const to = out + <usize>(c * g.columns + k) * 4
      square(COLLECT, points, from, <usize>points * sumStep, sumStep, scratch + TEMPORARY, to, taps * tap, tap)
    }
  }
}

function gradChunk(chunk: i32): void {
  const g = changetype<Grad>(JOB)
  if (g.points == 8) run(g, 8, chunk)
  else if (g.points == 6) run(g, 6, chunk)
  else if (g.points == 5) run(g, 5, chunk)
  else run(g, 4, chunk)
}

/** Bytes of working memory that each thread needs. */
export function winogradGradWork(points: i32, blockDepth: i32, blockColumns: i32): usize {
  return <usize>(points * points) * (inputBytes(blockDepth) + inputBytes(blockColumns) + sumBytes(blockDepth, blockColumns))
}

/**
 * `depth`, `columns` and their blocks (of which `blockColumns` in eights) are multiples of 4, `perGroup` of LOT.
 * `partials`: as many copies of the result as there are groups of `perGroup` tiles.
 */
export function winogradGrad(
  x: usize, dy: usize, partials: usize, work: usize, points: i32, images: i32, height: i32, width: i32, depth: i32,
  outHeight: i32, outWidth: i32, columns: i32, top: i32, left: i32, blockDepth: i32, blockColumns: i32, perGroup: i32
): void {
  const g = changetype<Grad>(JOB)
  g.x = x; g.dy = dy; g.partials = partials
  g.work = work; g.workBytes = winogradGradWork(points, blockDepth, blockColumns)
  g.points = points; g.images = images; g.height = height; g.width = width; g.depth = depth
  g.outHeight = outHeight; g.outWidth = outWidth; g.columns = columns
  g.top = top; g.left = left
  const size = tileOf(points)
  g.tilesY = (outHeight + size - 1) / size; g.tilesX = (outWidth + size - 1) / size
  g.blockDepth = blockDepth; g.blockColumns = blockColumns
  g.perGroup = perGroup
  const groups = (images * g.tilesY * g.tilesX + perGroup - 1) / perGroup
  parallel(gradChunk, groups * ((depth + blockDepth - 1) / blockDepth) * ((columns + blockColumns - 1) / blockColumns))
}
