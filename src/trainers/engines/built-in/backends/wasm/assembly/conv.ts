// @ts-nocheck
/**
 * Products of gathered rows with a packed matrix: convolution forward and its gradient for the input.
 *
 * Every output position (image, y, x) has an address that its taps are offsets from; two tables of masks say which taps
 * lie inside the picture for each y and each x. No copy of the input in filter order is ever made: the inner loop
 * follows pointers (as XNNPACK's indirect convolution does, Dukhan 2019).
 */
import {activateRows} from './activation.ts'
import {multiplyTaps, ROW, ROWS} from './conv-micro.ts'
import {reluTile, rows4, rows6} from './gemm-micro.ts'
import {packColumns, packRows} from './gemm-pack.ts'
import {JOB, ZEROS} from './memory-map.ts'
import {RELU, SIGMOID} from './numbers.ts'
import {chunkSize, parallel, scratch} from './pool.ts'

/** The thread's working memory: an edge tile, the addresses of each tile's outputs, the pointers of up to MOST_ROWS rows. */
const TILE: usize = 0
const OUTPUTS: usize = 1024
const TABLE: usize = 8192
/** A multiple of both heights of a tile. */
const MOST_ROWS: i32 = 228

@unmanaged
export class Gather {
  x: usize
  packed: usize
  out: usize
  /** 0 for none. */
  bias: usize
  /** [taps] bytes; [height][padded] and [width][padded] masks of 0 or −1. `padded`: taps rounded up to fours. */
  offsets: usize
  masksY: usize
  masksX: usize
  taps: i32
  padded: i32
  /** Every tap of every position lies inside: the masks need not be looked at. */
  inside: bool
  /** Floats of every tap. */
  length: i32
  columns: i32
  images: i32
  height: i32
  width: i32
  /** Bytes from one image, row, position to the next: of the input's address, and of the output's. */
  xImage: usize
  xRow: usize
  xStep: usize
  outImage: usize
  outRow: usize
  outStep: usize
  activation: i32
  blockRows: i32
  blockPanels: i32
}

/** Rows of a tile: of a single tap the tile of a plain matrix product, with one pointer for every row. */
@inline
function tallOf(g: Gather): i32 {
  return g.taps == 1 ? 6 : ROWS
}

/** Fills the pointers of `count` positions from `position` on, and the addresses of their outputs. */
function fillTable(g: Gather, position: i32, count: i32): void {
  const area = g.height * g.width
  let image = position / area
  let y = (position - image * area) / g.width
  let x = position - image * area - y * g.width
  const zeros = i32x4.splat(<i32>ZEROS)
  const bytes = <usize>g.padded * 4
  const single = g.taps == 1, step: usize = single ? 4 : ROW
  for (let i = 0; i < count; i++) {
    const place = <i32>(g.x + <usize>image * g.xImage + <usize>y * g.xRow + <usize>x * g.xStep)
    const base = i32x4.splat(place)
    const to = scratch + TABLE + <usize>i * step
    if (single) {
      const inside = g.inside || (load<i32>(g.masksY + <usize>y * bytes) & load<i32>(g.masksX + <usize>x * bytes)) != 0
      store<u32>(to, <u32>(inside ? place + load<i32>(g.offsets) : <i32>ZEROS))
    } else if (g.inside) {
      for (let t: usize = 0; t < bytes; t += 16) v128.store(to + t, i32x4.add(base, v128.load(g.offsets + t)))
    } else {
      const maskY = g.masksY + <usize>y * bytes, maskX = g.masksX + <usize>x * bytes
      for (let t: usize = 0; t < bytes; t += 16) {
        const inside = v128.and(v128.load(maskY + t), v128.load(maskX + t))
        v128.store(to + t, v128.bitselect(i32x4.add(base, v128.load(g.offsets + t)), zeros, inside))
      }
    }
    store<u32>(scratch + OUTPUTS + <usize>i * 4, <u32>(g.out + <usize>image * g.outImage + <usize>y * g.outRow + <usize>x * g.outStep))
    if (++x == g.width) {
      x = 0
      if (++y == g.height) {
        y = 0
        image++
      }
    }
  }
  // The last tile's missing rows repeat the last position.
  const last = scratch + TABLE + <usize>(count - 1) * step
  for (let i = count; i % tallOf(g) != 0; i++) memory.copy(scratch + TABLE + <usize>i * step, last, single ? 4 : bytes)
}

function gatherChunk(chunk: i32): void {
  const g = changetype<Gather>(JOB)
  const panels = (g.columns + 7) >> 3
  const across = (panels + g.blockPanels - 1) / g.blockPanels
  const position = (chunk / across) * g.blockRows
  const count = min(g.blockRows, g.images * g.height * g.width - position)
  const firstPanel = (chunk % across) * g.blockPanels
  const lastPanel = min(firstPanel + g.blockPanels, panels)
  fillTable(g, position, count)

  const dense = g.outStep == <usize>g.columns * 4 && g.outRow == g.outStep * <usize>g.width && g.outImage == g.outRow * <usize>g.height
  const panelBytes = <usize>(g.taps * g.length) * 32
  const outputs = scratch + OUTPUTS
  const single = g.taps == 1, tall = tallOf(g)
  for (let panel = firstPanel; panel < lastPanel; panel++) {
    const b = g.packed + <usize>panel * panelBytes
    const start = g.bias == 0 ? ZEROS : g.bias + <usize>panel * 32
    const columns = min(g.columns - panel * 8, 8)
    for (let i = 0; i < count; i += tall) {
      const rows = min(count - i, tall)
      const table = scratch + TABLE + <usize>i * (single ? 4 : ROW)
      const whole = dense && rows == tall && columns == 8
      const to = whole ? <usize>load<u32>(outputs + <usize>i * 4) + <usize>panel * 32 : scratch + TILE
      const stride: usize = whole ? g.outStep : 32
      if (!single) multiplyTaps(table, g.taps, g.length, b, start, 0, to, stride)
      else if (rows > 4) rows6(table, g.length, b, start, 0, to, stride)
      else rows4(table, g.length, b, start, 0, to, stride)
      if (g.activation == RELU) reluTile(to, stride, tall)
      if (!whole) scatter(outputs + <usize>i * 4, <usize>panel * 32, rows, columns)
    }
  }
  if (g.activation < SIGMOID) return
  const left = firstPanel * 8, n = min(lastPanel * 8, g.columns) - left
  if (dense && n == g.columns) {
    activateRows(<usize>load<u32>(outputs), 0, 1, count * n, g.activation)
    return
  }
  for (let i: usize = 0; i < <usize>count * 4; i += 4) {
    activateRows(<usize>load<u32>(outputs + i) + <usize>left * 4, 0, 1, n, g.activation)
  }
}

function scatter(outputs: usize, offset: usize, rows: i32, columns: i32): void {
  let from = scratch + TILE
  for (; rows > 0; rows--, outputs += 4, from += 32) {
    const to = <usize>load<u32>(outputs) + offset
    let c: usize = 0
    if (columns >= 4) {
      v128.store(to, v128.load(from))
      c = 16
    }
    if (columns == 8) v128.store(to, v128.load(from, 16), 16)
    else for (; c < <usize>columns * 4; c += 4) store<f32>(to + c, load<f32>(from + c))
  }
}

/** The whole of g, which lies at JOB. */
function gather(g: Gather): void {
  const positions = g.images * g.height * g.width
  if (positions == 0 || g.columns == 0) return
  const panels = (g.columns + 7) >> 3
  const tall = tallOf(g)
  const tileCost = <f32>(g.taps * g.length * tall) * 0.325 + 15
  const tiles = (positions + tall - 1) / tall
  const share = chunkSize(tiles * panels, tileCost)
  g.blockPanels = min(panels, max(16, share / 16))
  g.blockRows = min(max(share / g.blockPanels, 1), 24) * tall
  if (share == tiles * panels) {
    g.blockPanels = panels
    g.blockRows = MOST_ROWS
  }
  const down = (positions + g.blockRows - 1) / g.blockRows
  parallel(gatherChunk, down * ((panels + g.blockPanels - 1) / g.blockPanels))
}

/** Packing of a filter [taps][from][to] for the panels of g; `transposed` for the gradient of the input. */
@unmanaged
class Packing {
  filter: usize
  packed: usize
  /** Which tap of the filter each tap of the product is. */
  order: usize
  taps: i32
  from: i32
  to: i32
  transposed: bool
}

function packChunk(panel: i32): void {
  const p = changetype<Packing>(JOB)
  const depth = p.transposed ? p.to : p.from
  const columns = min((p.transposed ? p.from : p.to) - panel * 8, 8)
  let to = p.packed + <usize>panel * <usize>(p.taps * depth) * 32
  for (let t = 0; t < p.taps; t++, to += <usize>depth * 32) {
    const tap = load<i32>(p.order + <usize>t * 4)
    const filter = p.filter + <usize>tap * <usize>(p.from * p.to) * 4
    if (p.transposed) packColumns(filter + <usize>(panel * 8 * p.to) * 4, <usize>p.to * 4, depth, columns, to)
    else packRows(filter + <usize>panel * 32, <usize>p.to * 4, depth, columns, to)
  }
}

/** Packs the taps `order` of a filter [taps][from][to]: panels over `to`, or over `from` when transposed. */
export function packFilter(filter: usize, packed: usize, order: usize, taps: i32, from: i32, to: i32, transposed: i32): void {
  const p = changetype<Packing>(JOB)
  p.filter = filter; p.packed = packed; p.order = order
  p.taps = taps; p.from = from; p.to = to
  p.transposed = transposed != 0
  const panels = ((transposed ? from : to) + 7) >> 3
  const small = chunkSize(panels, <f32>(taps * (transposed ? to : from)) * 3) == panels
  if (small) for (let panel = 0; panel < panels; panel++) packChunk(panel)
  else parallel(packChunk, panels)
}

/** Strides in floats; see Gather. */
export function conv(
  x: usize, packed: usize, out: usize, bias: usize, tables: usize, taps: i32, length: i32, columns: i32,
  images: i32, height: i32, width: i32, xImage: i32, xRow: i32, xStep: i32, outImage: i32, outRow: i32, outStep: i32,
  activation: i32, inside: i32
): void {
  const g = changetype<Gather>(JOB)
  g.x = x; g.packed = packed; g.out = out; g.bias = bias
  g.taps = taps; g.padded = (taps + 3) & ~3
  const line = <usize>g.padded * 4
  g.offsets = tables; g.masksY = tables + line; g.masksX = tables + line + line * <usize>height
  g.length = length; g.columns = columns
  g.images = images; g.height = height; g.width = width
  g.xImage = <usize>xImage * 4; g.xRow = <usize>xRow * 4; g.xStep = <usize>xStep * 4
  g.outImage = <usize>outImage * 4; g.outRow = <usize>outRow * 4; g.outStep = <usize>outStep * 4
  g.activation = activation
  g.inside = inside != 0
  gather(g)
}
