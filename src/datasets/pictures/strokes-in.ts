import type {Plane} from './raster.ts'

export interface Box {
  readonly left: number
  readonly top: number
  /** Exclusive. */
  readonly right: number
  readonly bottom: number
}

interface Blob {
  readonly area: number
  readonly box: Box
  readonly label: number
  readonly touchesEdge: boolean
}

/** A connected piece of less than this share of the largest is a speck. */
const speck = 0.04

/**
 * The pixels that belong to the writing: connected pieces of `isInk`, without specks, and without what runs off the
 * picture's edge (a shadow, the table beside the sheet) as long as something else remains.
 */
export function writingIn(isInk: Uint8Array, width: number): {mask: Uint8Array; box: Box} | undefined {
  const labels = new Int32Array(isInk.length)
  const blobs = findBlobs(isInk, labels, width)
  const inside = blobs.filter(blob => !blob.touchesEdge)
  const largestOf = (some: readonly Blob[]) => Math.max(0, ...some.map(blob => blob.area))
  const candidates = largestOf(inside) >= 0.05 * largestOf(blobs) ? inside : blobs
  const kept = candidates.filter(blob => blob.area >= speck * largestOf(candidates))
  if (kept.length === 0) return undefined
  const keep = new Set(kept.map(blob => blob.label))
  return {
    mask: isInk.map((_, i) => (keep.has(labels[i] as number) ? 1 : 0)),
    box: {
      left: Math.min(...kept.map(({box}) => box.left)),
      top: Math.min(...kept.map(({box}) => box.top)),
      right: Math.max(...kept.map(({box}) => box.right)),
      bottom: Math.max(...kept.map(({box}) => box.bottom)),
    },
  }
}

/** Labels every piece of touching ink pixels (corners count as touching). */
function findBlobs(isInk: Uint8Array, labels: Int32Array, width: number): Blob[] {
  const height = isInk.length / width
  const blobs: Blob[] = []
  const stack: number[] = []
  for (let start = 0; start < isInk.length; start++) {
    if (!isInk[start] || labels[start]) continue
    const label = blobs.length + 1
    let [area, left, top, right, bottom] = [0, width, height, 0, 0]
    labels[start] = label
    stack.push(start)
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      area++
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u
          if (!isInk[next] || labels[next]) continue
          labels[next] = label
          stack.push(next)
        }
      }
    }
    const touchesEdge = left === 0 || top === 0 || right === width || bottom === height
    blobs.push({area, box: {left, top, right, bottom}, label, touchesEdge})
  }
  return blobs
}

/** Mean width of the strokes: twice the area by the length of the outline. */
export function strokeWidth(mask: Uint8Array, width: number): number {
  let area = 0
  let outline = 0
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue
    area++
    for (const next of [i - 1, i + 1, i - width, i + width]) if (!mask[next]) outline++
  }
  // Counting pixel sides makes slanted outlines too long, by 4/π on average.
  return outline === 0 ? 0 : (2 * area) / (outline * (Math.PI / 4))
}

/** Every pixel takes the strongest value within `radius`. */
export function thicken(plane: Plane, radius: number): Plane {
  const reach = Math.floor(radius)
  if (reach < 1) return plane
  const {width, height, data} = plane
  const offsets: [number, number][] = []
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) if (dx * dx + dy * dy <= radius * radius) offsets.push([dx, dy])
  }
  const thick = new Float32Array(data.length)
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number
    if (value === 0) continue
    const [x, y] = [i % width, Math.floor(i / width)]
    for (const [dx, dy] of offsets) {
      if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue
      const at = i + dy * width + dx
      if (value > (thick[at] as number)) thick[at] = value
    }
  }
  return {width, height, data: thick}
}
