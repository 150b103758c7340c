import type {Plane} from './raster.ts'

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
