import {TfnotesError} from '../../../../../errors.ts'
import {Allocator} from './allocator.ts'

const PAGE = 65536
/** 4 GB, the most that 32-bit addresses reach. */
const MAXIMUM_PAGES = 65536
/** Kernels may read a little past a tensor's end: the last page is never handed out. */
const GUARD = PAGE

/** The shared memory that all tensors and all threads live in. */
export class Heap {
  readonly memory: WebAssembly.Memory
  readonly blocks: Allocator
  /** The memory's current buffer; views on an earlier, shorter one stay valid. */
  buffer: ArrayBufferLike
  private readonly limit: number

  /**
   * @param start first address that may be handed out
   * @param limit the most bytes the memory may grow to
   */
  constructor(start: number, limit = MAXIMUM_PAGES * PAGE) {
    this.limit = Math.min(limit, MAXIMUM_PAGES * PAGE)
    this.memory = reserve(Math.ceil((start + GUARD) / PAGE))
    this.buffer = this.memory.buffer
    let end = start
    this.blocks = new Allocator(bytes => {
      const room = {start: end, bytes: this.grow(bytes)}
      end += room.bytes
      return room
    })
  }

  /** Grows in large steps, because growing costs a call into the system; by just what is needed at the limit. */
  private grow(bytes: number): number {
    const now = this.buffer.byteLength
    const needed = Math.ceil(bytes / PAGE)
    const generous = Math.max(needed, Math.ceil(Math.min(Math.max(now / 4, 16 << 20), 256 << 20) / PAGE))
    for (const pages of [generous, needed]) {
      if (now + pages * PAGE > this.limit) continue
      try {
        this.memory.grow(pages)
      } catch {
        continue
      }
      this.buffer = this.memory.buffer
      return pages * PAGE
    }
    throw new TfnotesError('out-of-memory', {
      needed: bytes,
      used: this.blocks.used,
      limit: this.limit,
      lever: 'batchSize',
    })
  }
}

/** A shared memory with as much room to grow as the system lets us reserve. */
function reserve(initial: number): WebAssembly.Memory {
  for (let maximum = MAXIMUM_PAGES; ; maximum /= 2) {
    try {
      return new WebAssembly.Memory({initial, maximum, shared: true})
    } catch (cause) {
      if (maximum <= 1024) throw new TfnotesError('out-of-memory', {needed: maximum * PAGE}, {cause})
    }
  }
}
