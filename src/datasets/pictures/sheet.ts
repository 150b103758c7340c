import {type Box, findBlobs, heightOf, widthOf} from './blobs.ts'
import type {Raster} from './raster.ts'
import {toGrey} from './raster.ts'
import {shrinkToFit} from './resize.ts'

/** A picture in which a sheet is looked for is no larger. */
const workingSide = 160

/** A sheet is at least this share of the picture wide and tall … */
const smallest = 0.35
/** … and fills the box around it, turned with it, as neither a ring nor a digit does (an ellipse: π/4). */
const fullest = 0.86
/** What is written on it takes at most this share of it, and something is. */
const [leastInk, mostInk] = [0.002, 0.35]

/**
 * A light sheet on a dark ground, or a dark board on a light one: something of four corners with writing in it.
 *
 * @param light whether it is the light sheet that is looked for
 * @returns where it lies in the picture
 */
export function sheetIn(picture: Raster, light: boolean): Box | undefined {
  const {width, height, data} = shrinkToFit(toGrey(picture), workingSide)
  const [darkest, lightest] = [data.reduce((a, b) => Math.min(a, b)), data.reduce((a, b) => Math.max(a, b))]
  const middle = (darkest + lightest) / 2
  const mask = data.map(value => (value > middle === light ? 1 : 0))
  const sheet = findBlobs(mask, width).reduce<ReturnType<typeof findBlobs>[number] | undefined>(
    (best, blob) => (blob.pixels.length > (best?.pixels.length ?? 0) ? blob : best),
    undefined,
  )
  if (!sheet) return undefined
  const {box, pixels} = sheet
  if (widthOf(box) < smallest * width || heightOf(box) < smallest * height) return undefined
  // What reaches three edges of the picture is half of it: its lit part, or its shadow.
  const edges = [box.left <= 1, box.top <= 1, box.right >= width - 1, box.bottom >= height - 1]
  if (edges.filter(Boolean).length > 2) return undefined
  const filled = withoutHoles(pixels, box, width)
  const ink = 1 - pixels.length / filled.length
  if (ink < leastInk || ink > mostInk || filled.length < fullest * tightest(filled)) return undefined
  const scale = picture.width / width
  return {
    left: Math.floor(box.left * scale),
    top: Math.floor(box.top * scale),
    right: Math.min(picture.width, Math.ceil(box.right * scale)),
    bottom: Math.min(picture.height, Math.ceil(box.bottom * scale)),
  }
}

type Point = readonly [x: number, y: number]

/** All that cannot be reached from outside its box without crossing it, and itself. */
function withoutHoles(pixels: readonly number[], box: Box, stride: number): Point[] {
  const [width, height] = [widthOf(box) + 2, heightOf(box) + 2]
  const isSheet = new Uint8Array(width * height)
  for (const pixel of pixels) {
    const [x, y] = [(pixel % stride) - box.left + 1, Math.floor(pixel / stride) - box.top + 1]
    isSheet[y * width + x] = 1
  }
  const outside = new Uint8Array(width * height)
  const stack = [0]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (outside[at] || isSheet[at]) continue
    outside[at] = 1
    const x = at % width
    if (x > 0) stack.push(at - 1)
    if (x < width - 1) stack.push(at + 1)
    if (at >= width) stack.push(at - width)
    if (at < width * (height - 1)) stack.push(at + width)
  }
  const found: Point[] = []
  outside.forEach((isOutside, at) => {
    if (!isOutside) found.push([at % width, Math.floor(at / width)])
  })
  return found
}

/** The area of the smallest box around points, over the angles at which a sheet is held. */
function tightest(points: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let degrees = -44; degrees <= 44; degrees += 4) {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of points) {
      const [u, v] = [x * cos - y * sin, x * sin + y * cos]
      left = Math.min(left, u)
      right = Math.max(right, u)
      top = Math.min(top, v)
      bottom = Math.max(bottom, v)
    }
    least = Math.min(least, (right - left + 1) * (bottom - top + 1))
  }
  return least
}
