/** A pane's wish: rows it would fill, and rows below which it makes no sense. */
export interface Wish {
  readonly wanted: number
  readonly least: number
}

/**
 * Shares `height` rows among panes one above the other. Where they do not all fit, the ones named first in `yielding`
 * give way first; where rows are left over, each pane but the last gets a free one below it.
 */
export function shareRows(wishes: readonly Wish[], height: number, yielding: readonly number[]): number[] {
  const rows = wishes.map(({wanted, least}) => Math.max(wanted, least))
  let over = rows.reduce((sum, one) => sum + one, 0) - height
  for (const index of yielding) {
    if (over <= 0) break
    const given = Math.min(over, (rows[index] ?? 0) - (wishes[index]?.least ?? 0))
    rows[index] = (rows[index] ?? 0) - given
    over -= given
  }
  for (let index = 0; index < rows.length - 1 && over < 0; index++) {
    rows[index] = (rows[index] ?? 0) + 1
    over += 1
  }
  return rows
}
