/** A group of an HDF5 file: further groups and arrays by name. */
export interface Hdf5Group {
  readonly [name: string]: Hdf5Group | Hdf5Array
}

export interface Hdf5Array {
  readonly shape: readonly number[]
  readonly data: Float32Array | Int32Array
}

const isArray = (entry: Hdf5Group | Hdf5Array): entry is Hdf5Array =>
  ArrayBuffer.isView((entry as Hdf5Array).data)

const nowhere = 0xffff_ffff_ffff_ffffn
/** Half the children of an internal node; one node is always enough here. */
const internalK = 16
const nodeBytes = 24 + (2 * internalK + 1) * 8 + 2 * internalK * 8

/** Bytes that are written one after another, and where they stand in the file. */
class Bytes {
  readonly #parts: Uint8Array[] = []
  length = 0

  /** Appends on a multiple of 8 and returns the address. */
  add(part: Uint8Array): number {
    const space = (8 - (this.length % 8)) % 8
    if (space > 0) this.#push(new Uint8Array(space))
    const at = this.length
    this.#push(part)
    return at
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part)
    this.length += part.length
  }

  join(): Uint8Array {
    const all = new Uint8Array(this.length)
    let at = 0
    for (const part of this.#parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}

type Field = readonly [size: 1 | 2 | 4 | 8, value: number | bigint]

/** Little-endian fields in a row. */
function pack(...fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [size, value] of fields) {
    if (size === 8) view.setBigUint64(at, BigInt(value), true)
    else if (size === 4) view.setUint32(at, Number(value), true)
    else if (size === 2) view.setUint16(at, Number(value), true)
    else view.setUint8(at, Number(value))
    at += size
  }
  return bytes
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** A message of an object header; its body is filled up to a multiple of 8. */
function message(type: number, body: Uint8Array): Uint8Array {
  const size = Math.ceil(body.length / 8) * 8
  const padded = new Uint8Array(size)
  padded.set(body)
  return concat(pack([2, type], [2, size], [4, 0]), padded)
}

function header(...messages: readonly Uint8Array[]): Uint8Array {
  const body = concat(...messages)
  return concat(pack([1, 1], [1, 0], [2, messages.length], [4, 1], [4, body.length], [4, 0]), body)
}

/** IEEE 754 single precision, or 32-bit two's complement; little-endian. */
const typeOf = (data: Hdf5Array['data']): Uint8Array =>
  data instanceof Float32Array
    ? pack(
        [1, 0x11],
        [1, 0x20],
        [1, 0x1f],
        [1, 0],
        [4, 4],
        [2, 0],
        [2, 32],
        [1, 23],
        [1, 8],
        [1, 0],
        [1, 23],
        [4, 127],
      )
    : pack([1, 0x10], [1, 0x08], [1, 0], [1, 0], [4, 4], [2, 0], [2, 32])

function addArray(file: Bytes, {shape, data}: Hdf5Array): number {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  const at = file.add(raw)
  return file.add(
    header(
      message(1, pack([1, 1], [1, shape.length], [2, 0], [4, 0], ...shape.map((one): Field => [8, one]))),
      message(3, typeOf(data)),
      // No fill value: every element is written.
      message(5, pack([1, 2], [1, 1], [1, 0], [1, 0])),
      message(8, pack([1, 3], [1, 1], [8, at], [8, raw.length])),
    ),
  )
}

interface Placed {
  readonly header: number
  readonly tree: number
  readonly heap: number
}

const encoder = new TextEncoder()
const byBytes = (a: string, b: string): number => Buffer.compare(encoder.encode(a), encoder.encode(b))

/** A group after everything in it, with one node of symbols that has room for `2 · leafK` names. */
function addGroup(file: Bytes, group: Hdf5Group, leafK: number): Placed {
  const names = Object.keys(group).sort(byBytes)
  const entries = names.map(name => {
    const entry = group[name] as Hdf5Group | Hdf5Array
    return isArray(entry) ? {header: addArray(file, entry)} : addGroup(file, entry, leafK)
  })
  const offsets: number[] = []
  const words: Uint8Array[] = [new Uint8Array(8)]
  let end = 8
  for (const name of names) {
    const size = Math.ceil((text(name).length + 1) / 8) * 8
    const word = new Uint8Array(size)
    word.set(text(name))
    words.push(word)
    offsets.push(end)
    end += size
  }
  const data = file.add(concat(...words))
  // Offset 1 is the format's own "there is no free block".
  const heap = file.add(concat(text('HEAP'), pack([4, 0], [8, end], [8, 1], [8, data])))
  const symbols = concat(
    text('SNOD'),
    pack([1, 1], [1, 0], [2, names.length]),
    ...entries.map((entry, i) => {
      const isGroup = 'tree' in entry
      return pack(
        [8, offsets[i] ?? 0],
        [8, entry.header],
        [4, isGroup ? 1 : 0],
        [4, 0],
        [8, isGroup ? entry.tree : 0],
        [8, isGroup ? entry.heap : 0],
      )
    }),
  )
  const node = new Uint8Array(8 + 2 * leafK * 40)
  node.set(symbols)
  const leaf = file.add(node)
  const tree = new Uint8Array(nodeBytes)
  const used = names.length > 0 ? 1 : 0
  tree.set(
    concat(
      text('TREE'),
      pack([1, 0], [1, 0], [2, used], [8, nowhere], [8, nowhere]),
      pack([8, 0], [8, used > 0 ? leaf : 0], [8, offsets.at(-1) ?? 0]),
    ),
  )
  const treeAt = file.add(tree)
  return {header: file.add(header(message(0x11, pack([8, treeAt], [8, heap])))), tree: treeAt, heap}
}

const mostNames = (group: Hdf5Group): number =>
  Object.values(group).reduce<number>(
    (most, entry) => (isArray(entry) ? most : Math.max(most, mostNames(entry))),
    Object.keys(group).length,
  )

/**
 * An HDF5 file (superblock 0, old-style groups, contiguous arrays): what every version of the library reads.
 * @see https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html
 */
export function hdf5(root: Hdf5Group): Uint8Array {
  const leafK = Math.max(4, Math.ceil(mostNames(root) / 2))
  const file = new Bytes()
  file.add(new Uint8Array(96))
  const {header: at, tree, heap} = addGroup(file, root, leafK)
  const all = file.join()
  all.set(
    concat(
      Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a),
      pack([4, 0], [1, 0], [1, 8], [1, 8], [1, 0], [2, leafK], [2, internalK], [4, 0]),
      pack([8, 0], [8, nowhere], [8, all.length], [8, nowhere]),
      pack([8, 0], [8, at], [4, 1], [4, 0], [8, tree], [8, heap]),
    ),
  )
  return all
}
