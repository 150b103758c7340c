import asciichart from 'asciichart'

/** One character of a curve. */
export interface Stroke {
  readonly column: number
  /** 0 is the highest row. */
  readonly y: number
  readonly char: string
  /** In the middle of a climb or a fall: its neighbours above and below say where it went. */
  readonly isUpright: boolean
}

/** Where asciichart has the bar among its symbols. */
const bar = 9

/**
 * Draws one curve with asciichart. `levels` holds a row (0 lowest, fractions allowed) for every column; NaN leaves a
 * gap. asciichart wants neither gaps nor a scale of its own: every unbroken stretch is plotted by itself on a
 * scale of one row a unit, and its axis column is dropped.
 */
export function trace(levels: ArrayLike<number>, height: number, symbols: readonly string[]): Stroke[] {
  const strokes: Stroke[] = []
  let from = 0
  while (from < levels.length) {
    if (Number.isNaN(levels[from])) {
      from += 1
      continue
    }
    let to = from
    while (to < levels.length && !Number.isNaN(levels[to])) to += 1
    const stretch = Array.from({length: to - from}, (_, index) => levels[from + index] as number)
    // The first value twice: asciichart draws between neighbours, and the first column must not be lost.
    const drawn = asciichart
      .plot([stretch[0] as number, ...stretch], {
        min: 0,
        max: height - 1,
        height: height - 1,
        offset: 1,
        format: () => ' ',
        symbols,
      })
      .split('\n')
    drawn.forEach((text, y) => {
      ;[...text].slice(1).forEach((char, x) => {
        if (char !== ' ') strokes.push({column: from + x, y, char, isUpright: char === symbols[bar]})
      })
    })
    from = to
  }
  return strokes
}
