import type {Block} from './allocator.ts'
import type {Arena} from './arena.ts'
import type {WasmData} from './data.ts'
import type {Exports} from './exports.ts'

type Call = () => unknown

/** Calls into WebAssembly, in order, with every number that they were made with. */
export class Recording {
  private readonly calls: Call[] = []
  private readonly answers: unknown[] = []
  private readonly read = new Set<WasmData>()

  /** Everything is where it was when this was recorded: no tensor from outside has been freed or replaced. */
  get holds(): boolean {
    for (const data of this.read) if (!data.alive) return false
    return true
  }

  /** Makes the calls again; false where one answered otherwise than it did: then what follows it was not called. */
  replay(): boolean {
    const {calls, answers} = this
    for (let i = 0; i < calls.length; i++) if ((calls[i] as Call)() !== answers[i]) return false
    return true
  }

  add(call: Call, answer: unknown): void {
    this.calls.push(call)
    this.answers.push(answer)
  }

  /** A tensor that was there before. */
  uses(data: WasmData): void {
    this.read.add(data)
  }
}

/** Watches what kernels do while a step is recorded. */
export class Recorder {
  readonly recording = new Recording()
  readonly arena: Arena
  /** The kernels' exports; whoever calls one of these is recorded. */
  readonly wasm: Exports
  readonly plain: Exports
  /** JavaScript read or wrote a tensor's values, which a repetition of the calls would not. */
  spoilt = false
  private readonly tables = new Set<Block>()

  constructor(arena: Arena, wasm: Exports) {
    this.arena = arena
    this.plain = wasm
    const recorded = Object.entries(wasm).map(([name, call]) => {
      if (typeof call !== 'function') return [name, call]
      const recording = (...args: number[]) => {
        const bound = (call as (...args: number[]) => unknown).bind(undefined, ...args)
        const answer = bound()
        this.recording.add(bound, answer)
        return answer
      }
      return [name, recording]
    })
    this.wasm = Object.fromEntries(recorded)
  }

  /** Memory for what JavaScript writes once: nothing that is called again may use it as well. */
  borrowTable(bytes: number): Block {
    const block = this.arena.tables.allocate(bytes)
    this.tables.add(block)
    return block
  }

  /** JavaScript writes there. */
  writes(address: number): void {
    for (const {address: start, size} of this.tables) if (address >= start && address < start + size) return
    this.spoilt = true
  }

  keeps(block: Block): boolean {
    return this.tables.has(block)
  }

  touches(data: WasmData): void {
    if (!this.arena.owns(data.block)) this.recording.uses(data)
  }
}
