import type {Block} from '../allocator.ts'
import type {WasmBackend} from '../backend.ts'

/** Packs a filter's taps for a product; see assembly/conv.ts. */
export function borrowPacked(
  backend: WasmBackend,
  filterAt: number,
  order: readonly number[],
  from: number,
  to: number,
  transposed: boolean,
): Block {
  const depth = order.length * (transposed ? to : from)
  const panels = Math.ceil((transposed ? from : to) / 8)
  const block = backend.borrow(panels * depth * 32)
  const table = backend.borrowTable(order.length * 4)
  backend.int32(table.address, order.length).set(order)
  backend.wasm.packFilter(filterAt, block.address, table.address, order.length, from, to, transposed ? 1 : 0)
  backend.release(table)
  return block
}
