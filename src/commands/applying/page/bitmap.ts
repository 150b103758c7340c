const headerBytes = 14 + 40

/**
 * Small pictures beside each other as one bitmap for a page: `data:image/bmp`. Each is brought to 0 … 255 by its largest
 * value, with 0 in the middle.
 * @param at value of a pixel: picture, row, column, channel (0 to 2)
 */
export function bitmapOf(
  {count, height, width, across}: {count: number; height: number; width: number; across: number},
  at: (picture: number, row: number, column: number, channel: number) => number,
): string {
  const gap = 1
  const columns = Math.min(across, count)
  const rows = Math.ceil(count / columns)
  const [wide, high] = [columns * (width + gap) - gap, rows * (height + gap) - gap]
  const rowBytes = Math.ceil((wide * 3) / 4) * 4
  const bytes = Buffer.alloc(headerBytes + rowBytes * high, 128)
  bytes.fill(0, 0, headerBytes)
  bytes.write('BM', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(headerBytes, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(wide, 18)
  // From the top down.
  bytes.writeInt32LE(-high, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  for (let picture = 0; picture < count; picture++) {
    const [left, top] = [(picture % columns) * (width + gap), Math.floor(picture / columns) * (height + gap)]
    let largest = 0
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < 3; c++) largest = Math.max(largest, Math.abs(at(picture, y, x, c)) || 0)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < 3; c++) {
          const value = 127.5 + (largest > 0 ? (at(picture, y, x, c) / largest) * 127.5 : 0)
          // Blue comes first.
          bytes[headerBytes + (top + y) * rowBytes + (left + x) * 3 + (2 - c)] = Math.round(value)
        }
  }
  return `data:image/bmp;base64,${bytes.toString('base64')}`
}
