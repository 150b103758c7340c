import type {Block} from '../allocator.ts'
import type {WasmBackend} from '../backend.ts'

/** assembly/columns.ts' BLOCK: rows whose sums are kept apart. */
const ROWS = 256

/** Room for the partial sums of assembly/columns.ts. */
export function borrowPartials(backend: WasmBackend, rows: number, columns: number): Block {
  return backend.borrow(Math.ceil(rows / ROWS) * 2 * (columns + 3) * 4)
}
