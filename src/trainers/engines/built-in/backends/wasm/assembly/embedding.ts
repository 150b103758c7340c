// @ts-nocheck
/** Rows of a table by number, and the gradient of such a table. One thread: the tables here are small. */

/** y[i] = table[ids[i]], `width` floats each. The ids have been checked. */
export function gatherRows(table: usize, ids: usize, y: usize, count: i32, width: i32): void {
  const bytes = <usize>width * 4
  for (; count > 0; count--, ids += 4, y += bytes) {
    const from = table + <usize>load<u32>(ids) * bytes
    for (let i: usize = 0; i < bytes; i += 4) store<f32>(y + i, load<f32>(from + i))
  }
}

/** sum[r] = Σ dy[i], squares[r] = Σ dy[i]² where ids[i] = r, in the order of i. */
export function embeddingGrad(
  ids: usize, dy: usize, sum: usize, squares: usize, count: i32, width: i32, rows: i32
): void {
  const bytes = <usize>width * 4
  memory.fill(sum, 0, <usize>rows * bytes)
  memory.fill(squares, 0, <usize>rows * bytes)
  for (; count > 0; count--, ids += 4, dy += bytes) {
    const row = <usize>load<u32>(ids) * bytes
    for (let i: usize = 0; i < bytes; i += 4) {
      const g = load<f32>(dy + i)
      store<f32>(sum + row + i, load<f32>(sum + row + i) + g)
      store<f32>(squares + row + i, load<f32>(squares + row + i) + g * g)
    }
  }
}

/** Whether every int32 id is in [0, rows). */
export function idsWithin(ids: usize, count: i32, rows: i32): bool {
  for (; count > 0; count--, ids += 4) if (load<u32>(ids) >= <u32>rows) return false
  return true
}
