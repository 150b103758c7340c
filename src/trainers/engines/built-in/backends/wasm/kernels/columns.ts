import type {Block} from '../allocator.ts'
import {BLOCK} from '../assembly/numbers.ts'
import type {WasmBackend} from '../backend.ts'

/** Room for the partial sums of assembly/columns.ts. */
export function borrowPartials(backend: WasmBackend, rows: number, columns: number): Block {
  return backend.borrow(Math.ceil(rows / BLOCK) * 2 * (columns + 3) * 4)
}
