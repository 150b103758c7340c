import {TfnotesError} from '../../errors.ts'

/** What a pickle of plain values and arrays of bytes may hold. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleArray
  | Mentioned

/** A NumPy array of unsigned bytes, as it is being put together. */
export interface PickleArray {
  readonly kind: 'array'
  shape: readonly number[]
  bytes: Uint8Array
}

/** A name the pickle mentions, or NumPy's description of the element type. Nothing is looked up, nothing is called. */
interface Mentioned {
  readonly kind: 'name' | 'element type'
  readonly name: string
}

/** The only names that the batches of CIFAR-10 mention, under NumPy's old and new module. */
const allowed = [
  'numpy.core.multiarray _reconstruct',
  'numpy._core.multiarray _reconstruct',
  'numpy ndarray',
  'numpy dtype',
]

/**
 * Reads a pickle that holds numbers, text, lists, dictionaries and NumPy arrays of bytes, and nothing else. A pickle is
 * a program; this reader knows only the instructions that put such values together, and refuses every other one, so a
 * pickle can make it do nothing.
 *
 * @throws TfnotesError pickle-refused {file, at, found}
 */
export function readPickle(bytes: Uint8Array, file: string): PickleValue {
  const reader = new PickleReader(bytes, file)
  return reader.run()
}

class PickleReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #file: string
  #at = 0
  #stack: PickleValue[] = []
  /** Stacks set aside by MARK. */
  readonly #marks: PickleValue[][] = []
  readonly #memo = new Map<number, PickleValue>()

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#file = file
  }

  run(): PickleValue {
    try {
      for (;;) {
        const opcode = this.#uint(1)
        if (opcode === 0x2e) return this.#pop()
        const step = this.#steps[opcode]
        if (!step) throw this.#refusal(`opcode 0x${opcode.toString(16).padStart(2, '0')}`)
        else step()
      }
    } catch (error) {
      if (error instanceof RangeError) throw this.#refusal('EOF')
      throw error
    }
  }

  /** What each instruction does, by opcode (the names are pickletools'). */
  readonly #steps: Readonly<Record<number, () => void>> = {
    128: () => void this.#uint(1), // PROTO
    149: () => void this.#take(8), // FRAME
    40: () => {
      // MARK
      this.#marks.push(this.#stack)
      this.#stack = []
    },
    78: () => this.#push(null), // NONE
    136: () => this.#push(true), // NEWTRUE
    137: () => this.#push(false), // NEWFALSE
    75: () => this.#push(this.#uint(1)), // BININT1
    77: () => this.#push(this.#uint(2)), // BININT2
    74: () => this.#push(this.#uint(4) | 0), // BININT
    85: () => this.#push(this.#text(1)), // SHORT_BINSTRING
    67: () => this.#push(this.#text(1)), // SHORT_BINBYTES
    140: () => this.#push(this.#text(1)), // SHORT_BINUNICODE
    88: () => this.#push(this.#text(4)), // BINUNICODE
    84: () => this.#push(this.#take(this.#uint(4))), // BINSTRING
    66: () => this.#push(this.#take(this.#uint(4))), // BINBYTES
    93: () => this.#push([]), // EMPTY_LIST
    125: () => this.#push(new Map()), // EMPTY_DICT
    41: () => this.#push([]), // EMPTY_TUPLE
    133: () => this.#tuple(1), // TUPLE1
    134: () => this.#tuple(2), // TUPLE2
    135: () => this.#tuple(3), // TUPLE3
    116: () => this.#push(this.#untilMark()), // TUPLE
    97: () => this.#append([this.#pop()]), // APPEND
    101: () => this.#append(this.#untilMark()), // APPENDS
    115: () => this.#set([this.#pop(), this.#pop()].reverse()), // SETITEM
    117: () => this.#set(this.#untilMark()), // SETITEMS
    113: () => void this.#memo.set(this.#uint(1), this.#peek()), // BINPUT
    114: () => void this.#memo.set(this.#uint(4), this.#peek()), // LONG_BINPUT
    148: () => void this.#memo.set(this.#memo.size, this.#peek()), // MEMOIZE
    104: () => this.#recall(this.#uint(1)), // BINGET
    106: () => this.#recall(this.#uint(4)), // LONG_BINGET
    99: () => this.#mention(`${this.#line()} ${this.#line()}`), // GLOBAL
    147: () => this.#mention([this.#pop(), this.#pop()].reverse().filter(isText).join(' ')), // STACK_GLOBAL
    82: () => this.#reduce(), // REDUCE
    98: () => this.#build(), // BUILD
  }

  /** `f(…)`: only the two calls that begin a NumPy array, and neither is made. */
  #reduce(): void {
    const [callee, given] = [this.#pop(), this.#pop()].reverse()
    if (!isMentioned(callee) || !Array.isArray(given)) throw this.#refusal('REDUCE')
    if (callee.name.endsWith(' _reconstruct')) this.#push({kind: 'array', shape: [], bytes: new Uint8Array()})
    else if (callee.name === 'numpy dtype')
      this.#push({kind: 'element type', name: isText(given[0]) ? given[0] : ''})
    else throw this.#refusal(`REDUCE ${callee.name}`)
  }

  /** The state of an array (version, shape, element type, order, bytes), or of an element type. */
  #build(): void {
    const [target, state] = [this.#pop(), this.#pop()].reverse()
    this.#push(target as PickleValue)
    if (isMentioned(target) && target.kind === 'element type') return
    if (!isArray(target) || !Array.isArray(state)) throw this.#refusal('BUILD')
    const [, shape, type, columnsFirst, bytes] = state
    if (!isMentioned(type) || type.name !== 'u1')
      throw this.#refusal(`BUILD ${isMentioned(type) ? type.name : ''}`)
    if (columnsFirst !== false || !Array.isArray(shape) || !shape.every(isNumber))
      throw this.#refusal('BUILD order')
    if (!isText(bytes) && !(bytes instanceof Uint8Array)) throw this.#refusal('BUILD bytes')
    target.shape = shape
    target.bytes = isText(bytes) ? Buffer.from(bytes, 'latin1') : bytes
    const expected = shape.reduce((product, n) => product * n, 1)
    if (target.bytes.length !== expected) throw this.#refusal('BUILD length')
  }

  #mention(name: string): void {
    if (!allowed.includes(name)) throw this.#refusal(`GLOBAL ${name}`)
    this.#push({kind: 'name', name})
  }

  #tuple(count: number): void {
    this.#push(Array.from({length: count}, () => this.#pop()).reverse())
  }

  #append(items: PickleValue[]): void {
    const list = this.#peek()
    if (!Array.isArray(list)) throw this.#refusal('APPENDS')
    for (const item of items) list.push(item)
  }

  #set(items: PickleValue[]): void {
    const dict = this.#peek()
    if (!(dict instanceof Map)) throw this.#refusal('SETITEMS')
    for (let i = 0; i + 1 < items.length; i += 2)
      dict.set(items[i] as PickleValue, items[i + 1] as PickleValue)
  }

  #recall(key: number): void {
    const value = this.#memo.get(key)
    if (value === undefined) throw this.#refusal(`BINGET ${key}`)
    this.#push(value)
  }

  #untilMark(): PickleValue[] {
    const items = this.#stack
    const below = this.#marks.pop()
    if (!below) throw this.#refusal('MARK')
    this.#stack = below
    return items
  }

  #push(value: PickleValue): void {
    this.#stack.push(value)
  }

  #pop(): PickleValue {
    const value = this.#stack.pop()
    if (value === undefined) throw this.#refusal('STACK')
    return value
  }

  #peek(): PickleValue {
    const value = this.#stack.at(-1)
    if (value === undefined) throw this.#refusal('STACK')
    return value
  }

  /** A little-endian unsigned integer of 1, 2 or 4 bytes. */
  #uint(width: 1 | 2 | 4): number {
    const at = this.#at
    this.#at += width
    if (width === 1) return this.#view.getUint8(at)
    return width === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true)
  }

  #take(length: number): Uint8Array {
    const start = this.#at
    this.#at += length
    if (this.#at > this.#bytes.length) throw new RangeError()
    return this.#bytes.subarray(start, this.#at)
  }

  #text(width: 1 | 4): string {
    return Buffer.from(this.#take(this.#uint(width))).toString('latin1')
  }

  #line(): string {
    const end = this.#bytes.indexOf(10, this.#at)
    if (end < 0) throw new RangeError()
    const line = Buffer.from(this.#bytes.subarray(this.#at, end)).toString('latin1')
    this.#at = end + 1
    return line
  }

  #refusal(found: string): TfnotesError {
    return new TfnotesError('pickle-refused', {file: this.#file, at: this.#at, found})
  }
}

// A list may hold itself, or a million million lists: whatever is written out is text or a number first.
const isText = (value: PickleValue | undefined): value is string => typeof value === 'string'
const isNumber = (value: PickleValue): value is number => typeof value === 'number'

const isMentioned = (value: PickleValue | undefined): value is Mentioned =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind !== 'array'

export const isArray = (value: PickleValue | undefined): value is PickleArray =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'array'
