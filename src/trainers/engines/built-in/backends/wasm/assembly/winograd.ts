// @ts-nocheck
/**
 * 3×3 (and 5×5) convolution with stride 1 by Winograd's minimal filtering: a tile of 4×4 results takes 36 products per pair of
 * channels instead of 144 (2×2: 16 instead of 36). A chunk takes some tiles through all three steps with memory of its
 * own: pictures to points, one matrix product for every point, points to results.
 */
import {activate} from './activation.ts'
import {rows4, rows6} from './gemm-micro.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {parallel, scratch, thread} from './pool.ts'
import {SKEW, pointBytes} from './winograd-filter.ts'
import {OUTPUT, gatheredSquare, square, tileOf} from './winograd-lines.ts'

/** The thread's scratch memory: row pointers, pixel pointers of a tile, room for transforms, a tile of results. */
const TABLE: usize = 0
const PIXELS: usize = 64
const TEMPORARY: usize = 512
const RESULT: usize = 2048

@unmanaged
export class Tiles {
  x: usize
  filter: usize
  out: usize
  bias: usize
  /** Working memory of all threads, and of each. */
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
  activation: i32
  /** Tiles, and columns, of a chunk. */
  blockTiles: i32
  blockColumns: i32
}

/** Columns whose products are kept until they are transformed back. */
const GROUP: i32 = 64

/** The addresses of the pixels that a tile sees, zeros for those outside. */
export function fillPixels(t: Tiles, tile: i32): void {
  const perImage = t.tilesY * t.tilesX
  const image = tile / perImage
  const size = tileOf(t.points)
  const y0 = ((tile - image * perImage) / t.tilesX) * size - t.top, x0 = (tile % t.tilesX) * size - t.left
  const pixel = <usize>t.depth * 4
  let to = scratch + PIXELS
  for (let y = y0; y < y0 + t.points; y++) {
    const inside = <u32>y < <u32>t.height
    const row = t.x + (<usize>(image * t.height + y) * <usize>t.width) * pixel
    for (let x = x0; x < x0 + t.points; x++, to += 4) {
      store<u32>(to, <u32>(inside && <u32>x < <u32>t.width ? row + <usize>x * pixel : ZEROS))
    }
  }
}

@inline
function toPoints(t: Tiles, points: i32, firstTile: i32, count: i32, to: usize, pointStep: usize): void {
  const bytes = <usize>t.depth * 4
  for (let i = 0; i < count; i++, to += bytes) {
    fillPixels(t, firstTile + i)
    for (let c: usize = 0; c < bytes; c += 16) {
      gatheredSquare(points, scratch + PIXELS, c, scratch + TEMPORARY, to + c, pointStep)
    }
  }
}

/** products[tile][column] = inputs[tile]·filter, for one point. */
function multiplyPoint(depth: i32, inputs: usize, count: i32, filter: usize, panels: i32, products: usize): void {
  const bytes = <usize>depth * 4
  const table = scratch + TABLE
  for (let tile = 0; tile < count; tile += 6) {
    const rows = min(count - tile, 6)
    for (let i = 0; i < 6; i++) store<u32>(table + <usize>i * 4, <u32>(inputs + <usize>(tile + min(i, rows - 1)) * bytes))
    const to = products + <usize>tile * (GROUP * 4)
    let b = filter
    for (let panel: usize = 0; panel < <usize>panels; panel++, b += bytes * 8) {
      if (rows > 4) rows6(table, depth, b, ZEROS, 0, to + panel * 32, GROUP * 4)
      else rows4(table, depth, b, ZEROS, 0, to + panel * 32, GROUP * 4)
    }
  }
}

@inline
function fromPoints(t: Tiles, points: i32, firstTile: i32, count: i32, column: i32, columns: i32, products: usize, pointStep: usize): void {
  const perImage = t.tilesY * t.tilesX, size = tileOf(points)
  const pixel = <usize>t.columns * 4, width = <usize>size * 16
  const result = scratch + RESULT
  for (let i = 0; i < count; i++, products += GROUP * 4) {
    const tile = firstTile + i, image = tile / perImage
    const y0 = ((tile - image * perImage) / t.tilesX) * size, x0 = (tile % t.tilesX) * size
    const rows = min(t.outHeight - y0, size), across = min(t.outWidth - x0, size)
    const corner = t.out + (<usize>(image * t.outHeight + y0) * <usize>t.outWidth + <usize>x0) * pixel + <usize>column * 4
    for (let c: usize = 0; c < <usize>columns * 4; c += 16) {
      square(OUTPUT, points, products + c, <usize>points * pointStep, pointStep, scratch + TEMPORARY, result, width, 16)
      const bias = t.bias == 0 ? f32x4.splat(0) : v128.load(t.bias + <usize>column * 4 + c)
      for (let y = 0; y < rows; y++) {
        let to = corner + <usize>y * <usize>t.outWidth * pixel + c, from = result + <usize>y * width
        for (let x = across; x > 0; x--, to += pixel, from += 16) {
          v128.store(to, activate(f32x4.add(v128.load(from), bias), t.activation))
        }
      }
    }
  }
}

@inline
function run(t: Tiles, points: i32, chunk: i32): void {
  const across = (t.columns + t.blockColumns - 1) / t.blockColumns
  const first = (chunk / across) * t.blockTiles
  const count = min(t.blockTiles, t.images * t.tilesY * t.tilesX - first)
  const left = (chunk % across) * t.blockColumns
  const right = min(left + t.blockColumns, t.columns)
  const inputs = t.work + <usize>thread * t.workBytes
  const inputStep = <usize>(t.blockTiles * t.depth) * 4 + SKEW
  const products = inputs + <usize>(points * points) * inputStep
  const productStep = <usize>((t.blockTiles + 5) / 6 * 6) * (GROUP * 4) + SKEW
  const filterStep = pointBytes(t.depth, t.columns)
  toPoints(t, points, first, count, inputs, inputStep)
  for (let column = left; column < right; column += GROUP) {
    const columns = min(right - column, GROUP)
    const filter = t.filter + <usize>(column >> 3) * <usize>t.depth * 32
    for (let point: usize = 0; point < <usize>(points * points); point++) {
      multiplyPoint(t.depth, inputs + point * inputStep, count, filter + point * filterStep, (columns + 7) >> 3, products + point * productStep)
    }
    fromPoints(t, points, first, count, column, columns, products, productStep)
  }
}

function tilesChunk(chunk: i32): void {
  const t = changetype<Tiles>(JOB)
  if (t.points == 8) run(t, 8, chunk)
  else if (t.points == 6) run(t, 6, chunk)
  else if (t.points == 5) run(t, 5, chunk)
  else run(t, 4, chunk)
}

/** Bytes of working memory that each thread needs. */
export function winogradWork(points: i32, blockTiles: i32, depth: i32): usize {
  const products = <usize>((blockTiles + 5) / 6 * 6) * (GROUP * 4) + SKEW
  return <usize>(points * points) * (<usize>(blockTiles * depth) * 4 + SKEW + products)
}

/**
 * points: 6, 5, 4 for tiles of 4×4, 3×3, 2×2; 8 for a 5×5 filter and tiles of 4×4. `filter`: see winogradFilter. `depth`, `columns`: channels of x and of out,
 * multiples of 4; `blockColumns` a multiple of 64.
 */
export function winograd(
  x: usize, filter: usize, out: usize, bias: usize, work: usize, points: i32, images: i32, height: i32, width: i32,
  depth: i32, outHeight: i32, outWidth: i32, columns: i32, top: i32, left: i32, activation: i32, blockTiles: i32,
  blockColumns: i32
): void {
  const t = changetype<Tiles>(JOB)
  t.x = x; t.filter = filter; t.out = out; t.bias = bias
  t.work = work; t.workBytes = winogradWork(points, blockTiles, depth)
  t.points = points; t.images = images; t.height = height; t.width = width; t.depth = depth
  t.outHeight = outHeight; t.outWidth = outWidth; t.columns = columns
  t.top = top; t.left = left
  const size = tileOf(points)
  t.tilesY = (outHeight + size - 1) / size; t.tilesX = (outWidth + size - 1) / size
  t.activation = activation
  t.blockTiles = blockTiles; t.blockColumns = blockColumns
  const tiles = images * t.tilesY * t.tilesX
  const chunks = ((tiles + blockTiles - 1) / blockTiles) * ((columns + blockColumns - 1) / blockColumns)
  parallel(tilesChunk, chunks)
}
