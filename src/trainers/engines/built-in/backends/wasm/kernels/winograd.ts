import {LOT} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'
import type {ConvInfo} from './conv-geometry.ts'

/** Points along a side of a tile: 6, 5, 4 for tiles of 4×4, 3×3, 2×2 results of a 3×3 filter, 8 for 4×4 of a 5×5 one. */
export type Points = 4 | 5 | 6 | 8

const ways: Readonly<Record<number, readonly Points[]>> = {3: [6, 5, 4], 5: [8]}

/** Results along a side of a tile. */
const tileOf = (points: Points) => (points === 8 ? 4 : points - 2)

const tilesOf = (points: Points, height: number, width: number) =>
  Math.ceil(height / tileOf(points)) * Math.ceil(width / tileOf(points))

/** What a 3×3 or 5×5 convolution with stride 1 takes in and gives out; also that of its input's gradient. */
export interface Winograd {
  readonly points: Points
  readonly images: number
  readonly height: number
  readonly width: number
  readonly depth: number
  readonly outHeight: number
  readonly outWidth: number
  readonly columns: number
  readonly top: number
  readonly left: number
  /** The filter turned by half a turn, for the gradient of the input. */
  readonly transposed: boolean
}

/**
 * Cycles that the steps around the products take for four channels, measured: of a tile (to points and back), and of a
 * filter (once for all images).
 */
const costs = {
  8: {input: 290, output: 190, filter: 230},
  6: {input: 140, output: 110, filter: 150},
  5: {input: 95, output: 75, filter: 105},
  4: {input: 60, output: 45, filter: 60},
} as const

/** Multiply-adds in a cycle: two vectors of four. */
const PER_CYCLE = 8

function winogradCost(points: Points, images: number, tiles: number, depth: number, columns: number): number {
  const {input, output, filter} = costs[points]
  const products = (1.15 * tiles * points ** 2 * depth * columns) / PER_CYCLE
  return (
    images * (products + (tiles * (depth * input + columns * output)) / 4) + (depth * columns * filter) / 4
  )
}

/** The cheapest way, from the shape alone, so that a run is the same on every machine. */
export function choosePoints(info: ConvInfo, outHeight: number, outWidth: number): Points | 0 {
  const {filterHeight, filterWidth, strideHeight, strideWidth, inChannels, outChannels, batchSize} = info
  if (filterHeight !== filterWidth || strideHeight !== 1 || strideWidth !== 1) return 0
  if (inChannels % 4 !== 0 || outChannels % 4 !== 0 || batchSize * outHeight * outWidth === 0) return 0
  let cheapest: Points | 0 = 0
  const taps = filterHeight * filterWidth
  let least = (batchSize * 1.05 * taps * outHeight * outWidth * inChannels * outChannels) / PER_CYCLE
  for (const points of ways[filterHeight] ?? []) {
    const tiles = tilesOf(points, outHeight, outWidth)
    const cost = winogradCost(points, batchSize, tiles, inChannels, outChannels)
    if (cost < least) {
      least = cost
      cheapest = points
    }
  }
  return cheapest
}

/** Tiles and columns of a chunk: enough chunks for all threads, as many tiles as share a pass over the filter. */
function blocks(tiles: number, columns: number, threads: number): readonly [tiles: number, columns: number] {
  const wanted = 3 * threads
  const groups = Math.ceil(columns / 64)
  const down = Math.ceil(tiles / 48)
  const across = Math.min(groups, Math.ceil(wanted / down))
  const finer = Math.max(down, Math.min(Math.ceil(tiles / 12), Math.ceil(wanted / across)))
  return [Math.ceil(tiles / finer / 6) * 6, Math.ceil(groups / across) * 64]
}

/** out = activation(x ∗ filter + bias); addresses, `bias` 0 for none. */
export function runWinograd(
  backend: WasmBackend,
  w: Winograd,
  x: number,
  filter: number,
  bias: number,
  out: number,
  activation: number,
): void {
  const {points, depth, columns, transposed} = w
  const tiles = w.images * tilesOf(points, w.outHeight, w.outWidth)
  const [blockTiles, blockColumns] = blocks(tiles, columns, backend.activeThreads)
  const packed = backend.borrow(points ** 2 * (Math.ceil(columns / 8) * depth * 32 + 64))
  const [from, to] = transposed ? [columns, depth] : [depth, columns]
  backend.wasm.winogradFilter(filter, packed.address, points, from, to, transposed ? 1 : 0)
  const work = backend.borrow(backend.threads * backend.wasm.winogradWork(points, blockTiles, depth))
  backend.wasm.winograd(
    x,
    packed.address,
    out,
    bias,
    work.address,
    points,
    w.images,
    w.height,
    w.width,
    depth,
    w.outHeight,
    w.outWidth,
    columns,
    w.top,
    w.left,
    activation,
    blockTiles,
    blockColumns,
  )
  backend.release(work)
  backend.release(packed)
}

/** Groups of tiles are made until there are so many chunks. */
const CHUNKS = 16

/** Input and output channels of a chunk of the filter's gradient: at most 64. */
const block = (channels: number, unit: number) => Math.ceil(channels / Math.ceil(channels / 64) / unit) * unit

/** out [taps, taps, depth, columns]: the gradient of the filter. */
export function runWinogradGrad(
  backend: WasmBackend,
  points: Points,
  info: ConvInfo,
  x: number,
  dy: number,
  out: number,
): void {
  const {inChannels, outChannels} = info
  const [blockDepth, blockColumns] = [block(inChannels, 4), block(outChannels, 8)]
  const blocks = Math.ceil(inChannels / blockDepth) * Math.ceil(outChannels / blockColumns)
  const lots = Math.ceil((info.batchSize * tilesOf(points, info.outHeight, info.outWidth)) / LOT)
  const perGroup = Math.ceil(lots / Math.ceil(CHUNKS / blocks))
  const groups = Math.ceil(lots / perGroup)
  const size = info.filterHeight * info.filterWidth * inChannels * outChannels
  const partials = groups === 1 ? undefined : backend.borrow(groups * size * 4)
  const bytes = backend.wasm.winogradGradWork(points, blockDepth, blockColumns)
  const work = backend.borrow(backend.threads * bytes)
  backend.wasm.winogradGrad(
    x,
    dy,
    partials?.address ?? out,
    work.address,
    points,
    info.batchSize,
    info.inHeight,
    info.inWidth,
    inChannels,
    info.outHeight,
    info.outWidth,
    outChannels,
    info.padInfo.top,
    info.padInfo.left,
    blockDepth,
    blockColumns,
    perGroup * LOT,
  )
  backend.release(work)
  if (!partials) return
  backend.wasm.sumRows(partials.address, out, groups, size, size)
  backend.release(partials)
}
