import {Allocator, type Block} from './allocator.ts'

/** Least that is taken from the heap at a time, in bytes. */
const LEAST = 1 << 16

/** Memory that a recorded step has for itself, so that what it wrote where is true at every repetition. */
export class Arena {
  /** Used again and again within a step. */
  readonly blocks: Allocator
  /** Written when the step is recorded and never again. */
  readonly tables: Allocator
  private readonly rooms: Block[] = []

  /**
   * @param expected bytes that the step will probably take at a time, taken at once and in one piece
   * @throws TfnotesError `out-of-memory`
   */
  constructor(heap: Allocator, expected: number) {
    const open = (first: number) => {
      let wanted = Math.max(first, LEAST)
      return new Allocator((_, whole) => {
        const room = heap.allocate(Math.max(whole, wanted))
        wanted = Math.max(room.size >> 4, LEAST)
        this.rooms.push(room)
        return {start: room.address, bytes: room.size}
      })
    }
    this.blocks = open(expected)
    this.blocks.release(this.blocks.allocate(1))
    this.tables = open(0)
  }

  owns(block: Block | undefined): boolean {
    return block?.owner === this.blocks
  }

  /** Gives everything back, whatever still lies in it. */
  dispose(): void {
    for (const room of this.rooms.splice(0)) room.owner.release(room)
  }
}
