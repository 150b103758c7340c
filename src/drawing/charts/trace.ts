import asciichart from 'asciichart'
import type {Role} from '../look.ts'
import type {Grid} from './grid.ts'

/**
 * Draws one curve with asciichart. `rows` holds a row (0 lowest, fractions allowed) for every column; NaN leaves a
 * gap. asciichart wants neither gaps nor a scale of its own: every unbroken stretch is plotted by itself on a
 * scale of one row a unit, and its axis column is dropped.
 */
export function trace(
  grid: Grid,
  left: number,
  height: number,
  rows: ArrayLike<number>,
  {symbols, role, beneath = false}: {symbols: readonly string[]; role: Role; beneath?: boolean},
): void {
  let from = 0
  while (from < rows.length) {
    if (Number.isNaN(rows[from])) {
      from += 1
      continue
    }
    let to = from
    while (to < rows.length && !Number.isNaN(rows[to])) to += 1
    const stretch = Array.from({length: to - from}, (_, index) => rows[from + index] as number)
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
        const column = left + from + x
        if (char !== ' ' && !(beneath && !grid.isEmpty(column, y))) grid.put(column, y, char, role)
      })
    })
    from = to
  }
}
