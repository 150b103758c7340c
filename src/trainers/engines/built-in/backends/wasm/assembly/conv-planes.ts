// @ts-nocheck
/**
 * Convolution of few channels to at most six filters, stride 1, where panels of 8 columns would multiply much padding:
 * here the rows of a tile are the filters and its columns eight pixels side by side. A picture is taken apart into
 * planes, one for each channel. Of eight columns of them a panel [rows of the picture][filter's width][channels][8] is
 * made, of which every row of results takes a piece as it is.
 */
import {activate} from './activation.ts'
import {columns6} from './gemm-micro.ts'
import {JOB} from './memory-map.ts'
import {chunkSize, parallel, scratch} from './pool.ts'

@unmanaged
class Planes {
  x: usize
  filter: usize
  y: usize
  /** 0 for none. */
  bias: usize
  images: i32
  height: i32
  width: i32
  channels: i32
  /** Sides of the planes: the picture's with zeros around. */
  tall: i32
  wide: i32
  top: i32
  left: i32
  outHeight: i32
  outWidth: i32
  columns: i32
  filterHeight: i32
  filterWidth: i32
  activation: i32
  /** Images of a chunk. */
  step: i32
}

/** The thread's working memory: the sums of a tile, what they start from, a panel, the planes. */
const TILE: usize = 0
const STARTS: usize = 256
const PANEL: usize = 512

@inline
function panelBytes(tall: i32, channels: i32, filterWidth: i32): usize {
  return <usize>(tall * filterWidth * channels) * 32
}

/** Bytes of a thread's working memory that a picture takes. */
export function planesWork(tall: i32, wide: i32, channels: i32, filterWidth: i32): usize {
  return PANEL + panelBytes(tall, channels, filterWidth) + <usize>(tall * wide * channels) * 4
}

/** Takes a picture apart; the zeros around lie there already. */
function takeApart(p: Planes, x: usize, planes: usize): void {
  const line = <usize>p.wide * 4, plane = line * <usize>p.tall, pixel = <usize>p.channels * 4
  for (let channel: usize = 0; channel < <usize>p.channels; channel++) {
    let from = x + channel * 4
    let row = planes + channel * plane + <usize>p.top * line + <usize>p.left * 4
    for (let y = p.height; y > 0; y--, row += line) {
      for (let to = row, end = row + <usize>p.width * 4; to < end; to += 4, from += pixel) store<f32>(to, load<f32>(from))
    }
  }
}

function fillPanel(p: Planes, planes: usize, to: usize): void {
  const line = <usize>p.wide * 4, plane = line * <usize>p.tall
  for (let row = p.tall; row > 0; row--, planes += line) {
    for (let at = planes, end = planes + <usize>p.filterWidth * 4; at < end; at += 4) {
      for (let from = at, c = p.channels; c > 0; c--, from += plane, to += 32) {
        v128.store(to, v128.load(from))
        v128.store(to, v128.load(from, 16), 16)
      }
    }
  }
}

/** Four pixels' results, two filters at a time, to where the pixels lie. */
@inline
function putPixels(from: usize, to: usize, columns: usize, activation: i32): void {
  const pixel = columns * 4
  for (let c: usize = 0; c < pixel; c += 8, from += 64) {
    const a = activate(v128.load(from), activation), b = activate(v128.load(from, 32), activation)
    const low = v128.shuffle<f32>(a, b, 0, 4, 1, 5), high = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
    let at = to + c
    v128.store64_lane(at, low, 0)
    at += pixel
    v128.store64_lane(at, low, 1)
    at += pixel
    v128.store64_lane(at, high, 0)
    v128.store64_lane(at + pixel, high, 1)
  }
}

function planesChunk(chunk: i32): void {
  const p = changetype<Planes>(JOB)
  const columns = <usize>p.columns, pixel = columns * 4, activation = p.activation
  const across = p.filterWidth * p.channels, k = p.filterHeight * across
  const panel = scratch + PANEL, planes = panel + panelBytes(p.tall, p.channels, p.filterWidth)
  for (let c: usize = 0; c < 6; c++) {
    const start = p.bias == 0 || c >= columns ? f32x4.splat(0) : v128.load32_splat(p.bias + c * 4)
    v128.store(scratch + STARTS + c * 32, start)
    v128.store(scratch + STARTS + c * 32, start, 16)
  }
  memory.fill(planes, 0, <usize>(p.tall * p.wide * p.channels) * 4)
  const first = chunk * p.step, last = min(first + p.step, p.images)
  for (let image = first; image < last; image++) {
    takeApart(p, p.x + <usize>(image * p.height * p.width * p.channels) * 4, planes)
    const out = p.y + <usize>(image * p.outHeight * p.outWidth) * pixel
    for (let x = 0; x < p.outWidth; x += 8) {
      // The last columns overlap the ones before.
      const column = <usize>min(x, p.outWidth - 8)
      fillPanel(p, planes + column * 4, panel)
      let b = panel, to = out + column * pixel
      for (let y = p.outHeight; y > 0; y--, b += <usize>across * 32, to += <usize>p.outWidth * pixel) {
        columns6(p.filter, pixel, k, b, scratch + STARTS, 32, scratch + TILE, 32)
        putPixels(scratch + TILE, to, columns, activation)
        putPixels(scratch + TILE + 16, to + 4 * pixel, columns, activation)
      }
    }
  }
}

/**
 * y = activation(x ∗ filter + bias) with stride 1; `bias` 0 for none. `columns`: 2, 4 or 6; the output has eight columns
 * or more. `tall`, `wide`: sides of the pictures with zeros around, `top` and `left` of which lie before.
 */
export function convPlanes(
  x: usize, filter: usize, y: usize, bias: usize, images: i32, height: i32, width: i32, channels: i32, tall: i32,
  wide: i32, top: i32, left: i32, outHeight: i32, outWidth: i32, columns: i32, filterHeight: i32, filterWidth: i32,
  activation: i32
): void {
  const p = changetype<Planes>(JOB)
  p.x = x; p.filter = filter; p.y = y; p.bias = bias
  p.images = images; p.height = height; p.width = width; p.channels = channels
  p.tall = tall; p.wide = wide; p.top = top; p.left = left
  p.outHeight = outHeight; p.outWidth = outWidth; p.columns = columns
  p.filterHeight = filterHeight; p.filterWidth = filterWidth
  p.activation = activation
  p.step = chunkSize(images, <f32>(outHeight * outWidth) * (<f32>(filterHeight * filterWidth * channels) * 0.25 + 4))
  parallel(planesChunk, (images + p.step - 1) / max(p.step, 1))
}
