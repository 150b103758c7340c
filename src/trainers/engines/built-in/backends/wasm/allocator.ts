/**
 * A two-level segregated-fit allocator (Masmano et al. 2004) for the heap of the shared memory: allocation and
 * release in constant time, free neighbours merged at once, so that a training loop that asks for the same sizes
 * step after step stays flat. The blocks' bookkeeping lies outside the memory it manages, in objects that are used
 * again, so that kernels reading a little past a tensor's end can do no harm.
 */
const UNIT = 64
const UNIT_BITS = 6
/** Sub-classes of every power of two. */
const STEPS = 8
const STEP_BITS = 3
const LEVELS = 27

/** Memory to be handed out: `bytes`, a multiple of 64, from `start` on. */
interface Room {
  readonly start: number
  readonly bytes: number
}

/** A stretch of the heap. `address` and `size` are in bytes, multiples of 64. */
export interface Block {
  /** Whoever handed it out, and takes it back. */
  readonly owner: Allocator
  address: number
  size: number
  free: boolean
  /** Neighbours by address. */
  before: Block | undefined
  after: Block | undefined
  /** Neighbours in the list of free blocks of this class. */
  previous: Block | undefined
  next: Block | undefined
}

export class Allocator {
  /** Bytes in use, rounded up to 64 per block. */
  used = 0
  /** The most that was ever in use. */
  peak = 0
  /** The most since somebody last set it to what was in use. */
  highest = 0
  private end = 0
  private last: Block | undefined
  private spare: Block | undefined
  private levels = 0
  private readonly steps = new Uint8Array(LEVELS)
  private readonly heads: (Block | undefined)[] = new Array(LEVELS * STEPS).fill(undefined)
  private readonly grow: (missing: number, whole: number) => Room

  /** @param grow finds `missing` bytes behind what it found before, or `whole` elsewhere, or more; throws when it cannot */
  constructor(grow: (missing: number, whole: number) => Room) {
    this.grow = grow
  }

  /** A block of at least `bytes`. Throws what `grow` throws when there is no room. */
  allocate(bytes: number): Block {
    const size = bytes <= UNIT ? UNIT : Math.ceil(bytes / UNIT) * UNIT
    const block = this.find(size) ?? this.extend(size)
    this.unlink(block)
    block.free = false
    if (block.size > size) this.split(block, size)
    this.used += size
    if (this.used > this.highest) this.highest = this.used
    if (this.used > this.peak) this.peak = this.used
    return block
  }

  release(block: Block): void {
    this.used -= block.size
    block.free = true
    const {before, after} = block
    let merged = block
    if (after?.free) {
      this.unlink(after)
      this.absorb(block, after)
    }
    if (before?.free) {
      this.unlink(before)
      this.absorb(before, block)
      merged = before
    }
    this.link(merged)
  }

  /** The smallest class all of whose blocks have room for `size`, and a block of it. */
  private find(size: number): Block | undefined {
    const units = size >>> UNIT_BITS
    let index = classOf(units)
    if (units >= STEPS && units & ((1 << (levelOf(units) - STEP_BITS)) - 1)) index++
    const level = (index / STEPS) | 0
    let steps = (this.steps[level] ?? 0) & (-1 << (index % STEPS))
    if (steps !== 0) return this.heads[level * STEPS + lowestBit(steps)]
    const levels = this.levels & (-1 << (level + 1))
    if (levels === 0) return this.search(size, classOf(units))
    const higher = lowestBit(levels)
    steps = this.steps[higher] ?? 0
    return this.heads[higher * STEPS + lowestBit(steps)]
  }

  /** Looks for room among the first blocks of a class whose blocks need not all be large enough. */
  private search(size: number, index: number): Block | undefined {
    let block = this.heads[index]
    for (let tries = 0; block && tries < 16; tries++, block = block.next) if (block.size >= size) return block
    return undefined
  }

  private extend(size: number): Block {
    const last = this.last
    if (last?.free && last.size >= size) return last
    const {start, bytes} = this.grow(last?.free ? size - last.size : size, size)
    const joins = last !== undefined && start === this.end
    this.end = start + bytes
    if (joins && last.free) {
      this.unlink(last)
      last.size += bytes
      this.link(last)
      return this.extend(size)
    }
    const block = this.make(start, bytes)
    block.before = joins ? last : undefined
    if (joins) last.after = block
    this.last = block
    this.link(block)
    return this.extend(size)
  }

  private split(block: Block, size: number): void {
    const rest = this.make(block.address + size, block.size - size)
    rest.before = block
    rest.after = block.after
    if (rest.after) rest.after.before = rest
    else if (this.last === block) this.last = rest
    block.after = rest
    block.size = size
    this.link(rest)
  }

  /** `right` becomes part of `left`, its neighbour. */
  private absorb(left: Block, right: Block): void {
    left.size += right.size
    left.after = right.after
    if (left.after) left.after.before = left
    else if (this.last === right) this.last = left
    right.before = right.after = undefined
    right.next = this.spare
    this.spare = right
  }

  private make(address: number, size: number): Block {
    const block = this.spare
    if (!block) {
      return {
        owner: this,
        address,
        size,
        free: true,
        before: undefined,
        after: undefined,
        previous: undefined,
        next: undefined,
      }
    }
    this.spare = block.next
    block.address = address
    block.size = size
    block.free = true
    block.next = undefined
    return block
  }

  private link(block: Block): void {
    const index = classOf(block.size >>> UNIT_BITS)
    const head = this.heads[index]
    block.previous = undefined
    block.next = head
    if (head) head.previous = block
    this.heads[index] = block
    const level = (index / STEPS) | 0
    this.steps[level] = (this.steps[level] ?? 0) | (1 << (index % STEPS))
    this.levels |= 1 << level
  }

  private unlink(block: Block): void {
    const {previous, next} = block
    if (next) next.previous = previous
    if (previous) previous.next = next
    else {
      const index = classOf(block.size >>> UNIT_BITS)
      this.heads[index] = next
      if (!next) {
        const level = (index / STEPS) | 0
        const steps = (this.steps[level] ?? 0) & ~(1 << (index % STEPS))
        this.steps[level] = steps
        if (steps === 0) this.levels &= ~(1 << level)
      }
    }
    block.previous = block.next = undefined
  }
}

const levelOf = (units: number) => 31 - Math.clz32(units)
const lowestBit = (bits: number) => 31 - Math.clz32(bits & -bits)

/** Level 0 holds sizes of 1 to 7 units one by one; level l ≥ 1 the sizes from 8·2^(l−1) on, in 8 steps. */
function classOf(units: number): number {
  if (units < STEPS) return units
  const level = levelOf(units)
  return (level - STEP_BITS + 1) * STEPS + ((units >>> (level - STEP_BITS)) & (STEPS - 1))
}
