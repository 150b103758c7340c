import type {Raster} from '../../datasets/picture.ts'

/** From dark to light. */
const ramp = ' .:-=+*#%@'

/** A picture in letters: one column a pixel, one line two rows, which is about square; halved until it fits. */
export function drawPicture({width, height, channels, data}: Raster, most: number): string[] {
  const step = Math.max(1, Math.ceil(width / most))
  const tone = (x: number, y: number): number => {
    let [sum, count] = [0, 0]
    for (let py = y; py < Math.min(height, y + 2 * step); py++)
      for (let px = x; px < Math.min(width, x + step); px++)
        for (let c = 0; c < channels; c++, count++) sum += data[(py * width + px) * channels + c] as number
    return count === 0 ? 0 : sum / count / 255
  }
  return Array.from({length: Math.ceil(height / (2 * step))}, (_, row) =>
    Array.from(
      {length: Math.ceil(width / step)},
      (_, column) => ramp[Math.round(tone(column * step, row * 2 * step) * (ramp.length - 1))],
    ).join(''),
  )
}

/** Captioned drawings side by side, as many as `columns` take, in rows below each other. */
export function sideBySide(
  drawings: readonly {readonly caption: string; readonly lines: readonly string[]}[],
  columns: number,
  widthOf: (text: string) => number,
): string[] {
  const width = Math.max(
    ...drawings.map(({caption, lines}) => Math.max(widthOf(caption), ...lines.map(widthOf))),
  )
  const across = Math.max(1, Math.floor((columns + 2) / (width + 2)))
  const pad = (text: string) => text + ' '.repeat(Math.max(0, width - widthOf(text)))
  const rows: string[] = []
  for (let from = 0; from < drawings.length; from += across) {
    const shown = drawings.slice(from, from + across)
    const height = Math.max(...shown.map(({lines}) => lines.length))
    rows.push(
      shown
        .map(({caption}) => pad(caption))
        .join('  ')
        .trimEnd(),
    )
    for (let at = 0; at < height; at++)
      rows.push(
        shown
          .map(({lines}) => pad(lines[at] ?? ''))
          .join('  ')
          .trimEnd(),
      )
    rows.push('')
  }
  return rows
}
