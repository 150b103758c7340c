import {type Blob, type Box, boxAround, findBlobs, heightOf, longestOf, widthOf} from './blobs.ts'
import {strokesFrom} from './ink.ts'
import type {LeftOut} from './left-out.ts'
import {withoutPrintedLines} from './printed-lines.ts'
import type {Plane} from './raster.ts'

/** A figure that is apart from others. */
export interface Figure {
  readonly box: Box
  /** 1 on its pixels. */
  readonly mask: Uint8Array
}

export interface Writing {
  /** In reading order. */
  readonly figures: readonly Figure[]
  readonly leftOut: ReadonlySet<LeftOut>
}

/** A piece of less than this share of the largest is a speck. */
const speck = 0.04

/** What is found and left out hides what is fainter: so often is it looked for anew without it. */
const looks = 3

/**
 * The writing on a picture: connected pieces of ink, without specks, and as long as something else remains without
 * printed lines and frames, rows of holes, and what runs off the picture's edge (a shadow, the table beside the sheet).
 *
 * @param faintest ink that is never less
 */
export function writingIn(ink: Plane, faintest: number): Writing {
  const {width} = ink
  const excluded = new Uint8Array(ink.data.length)
  const leftOut = new Set<LeftOut>()
  let kept: readonly Blob[] = []
  for (let look = 0; look < looks; look++) {
    const threshold = strokesFrom(ink, excluded, faintest)
    const mask = Uint8Array.from(ink.data, (value, i) => (value > threshold && !excluded[i] ? 1 : 0))
    const found = sort(mask, width)
    // What is faint beside a frame must be writing, not the frame's own edge.
    if (look > 0 && found.kept.length === 0) break
    kept = found.kept
    for (const kind of found.leftOut) leftOut.add(kind)
    if (found.dropped.length === 0) break
    const isKept = new Uint8Array(mask.length)
    for (const {pixels} of kept) for (const pixel of pixels) isKept[pixel] = 1
    for (const pixel of found.dropped) exclude(excluded, isKept, width, pixel)
  }
  return {figures: figuresOf(kept, width, ink.data.length), leftOut}
}

/** Marks a pixel and what is just beside it, its own faint edge. */
function exclude(excluded: Uint8Array, isKept: Uint8Array, width: number, pixel: number): void {
  const [x, y] = [pixel % width, Math.floor(pixel / width)]
  for (let v = Math.max(0, y - 2); v <= Math.min(excluded.length / width - 1, y + 2); v++)
    for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++)
      if (!isKept[v * width + u]) excluded[v * width + u] = 1
}

interface Sorted {
  readonly kept: readonly Blob[]
  /** Pixels of what was left out. */
  readonly dropped: readonly number[]
  readonly leftOut: readonly LeftOut[]
}

function sort(mask: Uint8Array, width: number): Sorted {
  const leftOut: LeftOut[] = []
  const dropped: number[] = []
  const shorter = Math.min(width, mask.length / width)
  const areaOf = (some: readonly Blob[]) => Math.max(0, ...some.map(({pixels}) => pixels.length))
  const drop = (kind: LeftOut, blobs: readonly Blob[]) => {
    if (blobs.length === 0) return
    leftOut.push(kind)
    for (const {pixels} of blobs) for (const pixel of pixels) dropped.push(pixel)
  }
  const isSubstantial = (some: readonly Blob[], beside: readonly Blob[]) =>
    some.some(({box}) => longestOf(box) >= 0.25 * shorter) || areaOf(some) >= 0.05 * areaOf(beside)

  let blobs = findBlobs(mask, width)
  const withoutLines = withoutPrintedLines(mask, width)
  if (withoutLines) {
    const rest = findBlobs(withoutLines, width)
    const inner = rest.filter(blob => !blob.touchesEdge)
    if (areaOf(inner) >= 0.002 * mask.length && inner.some(({box}) => longestOf(box) >= 0.08 * shorter)) {
      leftOut.push('lines')
      for (let i = 0; i < mask.length; i++) if (mask[i] && !withoutLines[i]) dropped.push(i)
      blobs = rest
    }
  }
  const take = (kind: LeftOut, isIt: (blob: Blob) => boolean) => {
    const [yes, no] = [blobs.filter(isIt), blobs.filter(blob => !isIt(blob))]
    if (yes.length === 0 || !isSubstantial(no, blobs)) return
    const largest = areaOf(blobs)
    drop(
      kind,
      yes.filter(({pixels}) => pixels.length >= speck * largest),
    )
    blobs = no
  }
  take('edge', ({touchesEdge}) => touchesEdge)
  const all = blobs
  take('frame', blob => all.some(other => surrounds(blob, other, width)))
  const holes = rowOfHoles(blobs)
  take('holes', blob => holes.has(blob))
  const largest = areaOf(blobs)
  return {kept: blobs.filter(({pixels}) => pixels.length >= speck * largest), dropped, leftOut}
}

/** Whether a figure stands within what is drawn around it, be that a frame, a circle or a broken one. */
function surrounds(outer: Blob, inner: Blob, width: number): boolean {
  const [around, within] = [outer.box, inner.box]
  const isInside =
    within.left > around.left &&
    within.right < around.right &&
    within.top > around.top &&
    within.bottom < around.bottom
  if (!isInside || heightOf(within) < 0.25 * heightOf(around)) return false
  const [x, y] = [(within.left + within.right) >> 1, (within.top + within.bottom) >> 1]
  const sides = new Set<string>()
  for (const pixel of outer.pixels) {
    const [u, v] = [pixel % width, Math.floor(pixel / width)]
    if (u >= within.left && u < within.right && v >= within.top && v < within.bottom) return false
    if (Math.abs(v - y) <= 1) sides.add(u < x ? 'left' : 'right')
    if (Math.abs(u - x) <= 1) sides.add(v < y ? 'above' : 'below')
  }
  return sides.size >= 3
}

/** Solid spots of one size in a row: four are no digits. */
function rowOfHoles(blobs: readonly Blob[]): ReadonlySet<Blob> {
  const round = blobs.filter(({box, pixels}) => {
    const [wide, tall] = [widthOf(box), heightOf(box)]
    return Math.max(wide, tall) <= 2 * Math.min(wide, tall) && pixels.length >= 0.6 * wide * tall
  })
  const found = new Set<Blob>()
  for (const first of round) {
    const alike = round.filter(other => {
      const ratio = longestOf(other.box) / longestOf(first.box)
      return ratio > 0.65 && ratio < 1.5
    })
    for (const [low, high] of [
      ['left', 'right'],
      ['top', 'bottom'],
    ] as const) {
      const place = ({box}: Blob) => (box[low] + box[high]) / 2
      const row = alike.filter(other => Math.abs(place(other) - place(first)) <= 2 * longestOf(first.box))
      if (row.length >= 4) for (const blob of row) found.add(blob)
    }
  }
  return found
}

/** Of the tallest figure: what is smaller is a part of one (a dot, a bar). */
const partOf = 0.5

/** Figures of their own are this far apart, as a share of the tallest. */
const apart = 0.12

/** A part belongs to a figure that is no further away. */
const attached = 0.3

/** Pieces put together to figures: those that are close, and small ones to their neighbour. Others are specks. */
function figuresOf(blobs: readonly Blob[], width: number, size: number): Figure[] {
  const tallest = Math.max(0, ...blobs.map(({box}) => longestOf(box)))
  const isPart = ({box}: Blob) => longestOf(box) < partOf * tallest
  const groups: Blob[][] = []
  for (const blob of [...blobs].filter(blob => !isPart(blob))) {
    const near = groups.filter(group => group.some(other => gapOf(blob, other, width) < apart * tallest))
    const joined = [blob, ...near.flat()]
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  const wholes = groups.map(group => [...group])
  for (const part of blobs.filter(isPart)) {
    const gaps = wholes.map(group => Math.min(...group.map(other => gapOf(part, other, width))))
    const least = Math.min(...gaps)
    if (least < attached * tallest) groups[gaps.indexOf(least)]?.push(part)
  }
  return inReadingOrder(
    groups.map(group => {
      const mask = new Uint8Array(size)
      for (const {pixels} of group) for (const pixel of pixels) mask[pixel] = 1
      return {box: boxAround(group.map(({box}) => box)), mask}
    }),
  )
}

/** Pixels between two pieces. */
function gapOf(a: Blob, b: Blob, width: number): number {
  const between = Math.max(
    a.box.left - b.box.right,
    b.box.left - a.box.right,
    a.box.top - b.box.bottom,
    b.box.top - a.box.bottom,
  )
  if (between > 0) return between
  // Boxes that overlap say nothing; every third pixel does.
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < a.pixels.length; i += 3) {
    const p = a.pixels[i] as number
    for (let k = 0; k < b.pixels.length; k += 3) {
      const q = b.pixels[k] as number
      const [dx, dy] = [(p % width) - (q % width), Math.floor(p / width) - Math.floor(q / width)]
      least = Math.min(least, dx * dx + dy * dy)
    }
  }
  return Math.sqrt(least)
}

/** Line by line, from the left: figures whose middle is within another's height stand in one line. */
function inReadingOrder(figures: readonly Figure[]): Figure[] {
  const middle = ({box}: Figure) => (box.top + box.bottom) / 2
  const lines: Figure[][] = []
  for (const figure of [...figures].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1)
    if (line?.some(({box}) => middle(figure) < box.bottom && middle(figure) > box.top)) line.push(figure)
    else lines.push([figure])
  }
  return lines.flatMap(line => line.sort((a, b) => a.box.left - b.box.left))
}
