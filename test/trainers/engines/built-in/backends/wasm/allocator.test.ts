import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../../../../../src/errors.ts'
import {
  Allocator,
  type Block,
} from '../../../../../../src/trainers/engines/built-in/backends/wasm/allocator.ts'

/** An allocator over an imagined memory of `limit` bytes, which it fills from 1024 on. */
function open(limit = 2 ** 32): {blocks: Allocator; size: () => number} {
  let size = 0
  const grow = (bytes: number) => {
    const added = Math.ceil(bytes / 65536) * 65536
    if (size + added > limit) throw new TfnotesError('out-of-memory')
    size += added
    return {start: 1024 + size - added, bytes: added}
  }
  return {blocks: new Allocator(grow), size: () => size}
}

/** The same choices in every run. */
function chooser(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('allocator', () => {
  it('never hands out the same byte twice, and takes everything back', () => {
    const {blocks, size} = open()
    const choose = chooser(7)
    const held: Block[] = []
    for (let i = 0; i < 20_000; i++) {
      if (held.length > 0 && choose(100) < 48) {
        const [block] = held.splice(choose(held.length), 1)
        blocks.release(block as Block)
      } else {
        const bytes = choose(4) === 0 ? choose(1_000_000) : choose(3000)
        const block = blocks.allocate(bytes)
        expect(block.size).toBeGreaterThanOrEqual(bytes)
        expect(block.address % 64).toBe(0)
        held.push(block)
      }
      if (i % 500 === 0) expectApart(held)
    }
    expect(blocks.used).toBe(held.reduce((sum, block) => sum + block.size, 0))
    for (const block of held) blocks.release(block)
    expect(blocks.used).toBe(0)
    // All of it is one free block again.
    expect(blocks.allocate(size()).address).toBe(1024)
  })

  it('takes memory that lies apart, and never hands out what lies between', () => {
    let rooms = 0
    const blocks = new Allocator((_, whole) => ({start: ++rooms << 22, bytes: Math.max(whole, 1 << 16)}))
    const choose = chooser(11)
    const held: Block[] = []
    for (let i = 0; i < 5000; i++) {
      if (held.length > 0 && choose(100) < 48) blocks.release(held.splice(choose(held.length), 1)[0] as Block)
      else held.push(blocks.allocate(choose(4) === 0 ? choose(200_000) : choose(3000)))
      if (i % 500 === 0) expectApart(held)
    }
    expect(rooms).toBeGreaterThan(3)
    for (const {address, size} of held) expect((address + size - 1) >> 22).toBe(address >> 22)
    for (const block of held) blocks.release(block)
    expect(blocks.used).toBe(0)
  })

  it('stays flat when the same sizes come step after step', () => {
    const {blocks, size} = open()
    const choose = chooser(3)
    const sizes = Array.from({length: 200}, () => 64 + choose(choose(2) ? 300_000 : 5000))
    const step = () => {
      const held: Block[] = []
      for (const bytes of sizes) {
        held.push(blocks.allocate(bytes))
        if (choose(3) === 0) blocks.release(held.splice(choose(held.length), 1)[0] as Block)
      }
      for (const block of held) blocks.release(block)
    }
    for (let i = 0; i < 20; i++) step()
    const before = size()
    for (let i = 0; i < 2000; i++) step()
    expect(size()).toBeLessThanOrEqual(before * 1.1)
    expect(blocks.used).toBe(0)
  })

  it('wastes little: the memory is hardly larger than what was asked for at most', () => {
    const {blocks, size} = open()
    const choose = chooser(11)
    const held: Block[] = []
    let [live, most] = [0, 0]
    for (let i = 0; i < 30_000; i++) {
      if (held.length > 400) {
        const [block] = held.splice(choose(held.length), 1) as [Block]
        live -= block.size
        blocks.release(block)
      }
      const bytes = 1 + choose(200_000)
      held.push(blocks.allocate(bytes))
      live += bytes
      most = Math.max(most, live)
    }
    expect(size() / most).toBeLessThan(1.35)
  })

  it('reaches addresses above 2 GB', () => {
    const {blocks} = open()
    const held = [blocks.allocate(1.5e9), blocks.allocate(1.5e9), blocks.allocate(0.9e9)]
    expectApart(held)
    expect(held[2]?.address).toBeGreaterThan(2.9e9)
    for (const block of held) blocks.release(block)
    expect(blocks.allocate(3.8e9).address).toBe(1024)
  })

  it('throws what growing throws, and goes on', () => {
    const {blocks} = open(1_000_000)
    const block = blocks.allocate(900_000)
    expect(() => blocks.allocate(200_000)).toThrow(TfnotesError)
    blocks.release(block)
    expect(blocks.allocate(200_000).size).toBeGreaterThanOrEqual(200_000)
  })
})

function expectApart(blocks: readonly Block[]): void {
  const sorted = [...blocks].sort((a, b) => a.address - b.address)
  for (const [i, block] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next) expect(block.address + block.size).toBeLessThanOrEqual(next.address)
  }
}
