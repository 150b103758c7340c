/** Arrays of a file by their path, `layers/dense/vars/0`; values are copied when they are asked for. */
export type Hdf5Arrays = ReadonlyMap<
  string,
  {readonly shape: readonly number[]; readonly values: () => Float32Array}
>

/** What a file has more of is none of a network's weights. */
const [mostObjects, mostDepth, mostDimensions] = [100_000, 16, 8]

const longestName = 1024

const signature = '\x89HDF\r\n\x1a\n'

/** Kinds of messages in an object's header. */
const [dataspace, datatype, layout, continuation, symbolTable] = [0x01, 0x03, 0x08, 0x10, 0x11]

type Body = readonly [type: number, at: number, size: number]

/**
 * The float32 arrays of an HDF5 file with old-style groups and contiguous arrays: what the export writes, and Keras with the
 * library's defaults. The file may be a stranger's: nothing is read outside of it, no part of it twice, and no more than it holds.
 * @throws Error, RangeError of a file that is none of these, or damaged
 */
export function readHdf5(bytes: Uint8Array): Hdf5Arrays {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ascii = (at: number, length: number) =>
    Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
  const word = (at: number): number => {
    const value = view.getBigUint64(at, true)
    if (value > BigInt(bytes.length)) throw new RangeError(`an address of ${value} in ${bytes.length} bytes`)
    return Number(value)
  }
  const expect = (at: number, what: string) => {
    if (ascii(at, what.length) !== what) throw new Error(`no ${what.trim()} at byte ${at}`)
  }
  const found = new Map<string, {shape: number[]; values: () => Float32Array}>()
  const seen = new Set<number>()
  /** Every part is looked at once: a group that holds itself has no end. */
  const visit = (at: number) => {
    if (seen.has(at) || seen.size > mostObjects) throw new Error(`byte ${at} is taken twice`)
    seen.add(at)
  }

  function messagesOf(at: number): Body[] {
    visit(at)
    if (view.getUint8(at) !== 1) throw new Error(`a header of another version at byte ${at}`)
    const count = view.getUint16(at + 2, true)
    const blocks = [[at + 16, at + 16 + view.getUint32(at + 8, true)] as const]
    const messages: Body[] = []
    for (const [from, to] of blocks)
      for (let next = from; next + 8 <= to && messages.length < count; ) {
        const [type, size] = [view.getUint16(next, true), view.getUint16(next + 2, true)]
        messages.push([type, next + 8, size])
        if (type === continuation) {
          const further = word(next + 8)
          visit(further)
          blocks.push([further, further + word(next + 16)])
        }
        next += 8 + size
      }
    return messages
  }

  function readObject(at: number, path: string, depth: number): void {
    if (depth > mostDepth) throw new Error(`groups in ${depth} groups`)
    const messages = messagesOf(at)
    const of = (wanted: number) => messages.find(([type]) => type === wanted)?.[1]
    const [table, space, type, place] = [of(symbolTable), of(dataspace), of(datatype), of(layout)]
    if (table !== undefined) {
      const heap = word(table + 8)
      expect(heap, 'HEAP')
      readTree(word(table), word(heap + 24), path, depth)
    } else if (space !== undefined && type !== undefined && place !== undefined)
      readArray(path, space, type, place)
    else throw new Error(`${path || 'the file'} is neither a group nor an array`)
  }

  function readTree(at: number, names: number, path: string, depth: number): void {
    visit(at)
    expect(at, 'TREE')
    const [level, used] = [view.getUint8(at + 5), view.getUint16(at + 6, true)]
    if (level > mostDepth) throw new Error(`a tree of ${level} levels`)
    for (let i = 0; i < used; i++) {
      const child = word(at + 32 + 16 * i)
      if (level > 0) readTree(child, names, path, depth + 1)
      else readSymbols(child, names, path, depth)
    }
  }

  function readSymbols(at: number, names: number, path: string, depth: number): void {
    visit(at)
    expect(at, 'SNOD')
    const count = view.getUint16(at + 6, true)
    for (let i = 0; i < count; i++) {
      const entry = at + 8 + 40 * i
      const begin = names + word(entry)
      const length = bytes.subarray(begin, begin + longestName).indexOf(0)
      if (length < 0) throw new Error(`a name without end at byte ${begin}`)
      const name = Buffer.from(bytes.subarray(begin, begin + length)).toString('utf8')
      readObject(word(entry + 8), path === '' ? name : `${path}/${name}`, depth + 1)
    }
  }

  function readArray(path: string, space: number, type: number, place: number): void {
    const version = view.getUint8(space)
    const rank = view.getUint8(space + 1)
    if (rank > mostDimensions) throw new Error(`${path} has ${rank} dimensions`)
    const shape = Array.from({length: rank}, (_, i) => word(space + (version === 1 ? 8 : 4) + 8 * i))
    const isFloat32 = (view.getUint8(type) & 0x0f) === 1 && view.getUint32(type + 4, true) === 4
    // Seeds are integers: no weight.
    if (!isFloat32) return
    if ((view.getUint8(type + 1) & 1) !== 0) throw new Error(`${path} is big-endian`)
    if (view.getUint8(place) !== 3 || view.getUint8(place + 1) !== 1)
      throw new Error(`${path} is not in one piece`)
    const size = shape.reduce((product, one) => product * one, 4)
    const from = size === 0 ? 0 : word(place + 2)
    if (from + size > bytes.length) throw new RangeError(`${path} ends beyond the file`)
    found.set(path, {
      shape,
      values: () => new Float32Array(Uint8Array.from(bytes.subarray(from, from + size)).buffer),
    })
  }

  expect(0, signature)
  if (view.getUint8(8) !== 0 || view.getUint8(13) !== 8 || view.getUint8(14) !== 8)
    throw new Error('a file of another version of HDF5')
  readObject(word(64), '', 0)
  return found
}
