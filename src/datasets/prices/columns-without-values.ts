import type {Layout, LayoutOptions} from '../tables/columns.ts'
import {openCsv} from '../tables/csv.ts'
import {isHole} from '../tables/numbers.ts'

/**
 * Indices of the columns that hold no value in any row of the file. Of most files one row is enough to know.
 *
 * @throws TfnotesError those of openCsv
 */
export async function columnsWithoutValues(
  path: string,
  {start, columns}: Pick<Layout, 'start' | 'columns'>,
  {encoding}: LayoutOptions & {readonly encoding?: string | undefined},
): Promise<ReadonlySet<number>> {
  const {rows} = await openCsv(path, encoding)
  const empty = new Set(columns.map(({index}) => index))
  let at = 0
  for await (const {cells} of rows) {
    if (at++ < start) continue
    for (const index of empty) if (!isHole(cells[index] ?? '')) empty.delete(index)
    if (empty.size === 0) break
  }
  return empty
}
