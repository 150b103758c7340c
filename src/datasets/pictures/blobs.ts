export interface Box {
  readonly left: number
  readonly top: number
  /** Exclusive. */
  readonly right: number
  readonly bottom: number
}

export const widthOf = ({left, right}: Box): number => right - left
export const heightOf = ({top, bottom}: Box): number => bottom - top
export const longestOf = (box: Box): number => Math.max(widthOf(box), heightOf(box))

/** The smallest box around some. */
export const boxAround = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(box => box.left)),
  top: Math.min(...boxes.map(box => box.top)),
  right: Math.max(...boxes.map(box => box.right)),
  bottom: Math.max(...boxes.map(box => box.bottom)),
})

/** A piece of touching pixels. */
export interface Blob {
  readonly box: Box
  /** Where its pixels lie. */
  readonly pixels: readonly number[]
  readonly touchesEdge: boolean
}

/** Every piece of touching pixels of a mask (corners count as touching). */
export function findBlobs(mask: Uint8Array, width: number): Blob[] {
  const height = mask.length / width
  const seen = new Uint8Array(mask.length)
  const blobs: Blob[] = []
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue
    const pixels = [start]
    let [left, top, right, bottom] = [width, height, 0, 0]
    seen[start] = 1
    for (let k = 0; k < pixels.length; k++) {
      const at = pixels[k] as number
      const [x, y] = [at % width, Math.floor(at / width)]
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u
          if (!mask[next] || seen[next]) continue
          seen[next] = 1
          pixels.push(next)
        }
      }
    }
    const touchesEdge = left === 0 || top === 0 || right === width || bottom === height
    blobs.push({box: {left, top, right, bottom}, pixels, touchesEdge})
  }
  return blobs
}
