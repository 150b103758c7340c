import {fieldsOf, readVarint} from './protobuf.ts'

/** How the numbers of one dtype stand in a TensorProto. */
interface Kind {
  /** Bytes of one of them in `tensor_content`, and what they say. */
  readonly bytes: number
  readonly fromContent: (bytes: Buffer) => number
  /** The field of its own that may hold them instead. */
  readonly field: number
  readonly fromField?: (value: number) => number
}

/** IEEE half precision; Node has no reader for it. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 0x1f, bits & 0x3ff]
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The upper half of a float32. */
function bfloat16(bits: number): number {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE(bits & 0xffff, 2)
  return bytes.readFloatLE()
}

/** By the number of TensorFlow's DataType; what is missing here (text, complex numbers) is no scalar. */
const kinds: Readonly<Record<number, Kind>> = {
  1: {bytes: 4, fromContent: bytes => bytes.readFloatLE(), field: 5},
  2: {bytes: 8, fromContent: bytes => bytes.readDoubleLE(), field: 6},
  3: {bytes: 4, fromContent: bytes => bytes.readInt32LE(), field: 7},
  4: {bytes: 1, fromContent: bytes => bytes.readUInt8(), field: 7},
  5: {bytes: 2, fromContent: bytes => bytes.readInt16LE(), field: 7},
  6: {bytes: 1, fromContent: bytes => bytes.readInt8(), field: 7},
  9: {bytes: 8, fromContent: bytes => Number(bytes.readBigInt64LE()), field: 10},
  10: {bytes: 1, fromContent: bytes => bytes.readUInt8(), field: 11},
  14: {
    bytes: 2,
    fromContent: bytes => bfloat16(bytes.readUInt16LE()),
    field: 13,
    fromField: bfloat16,
  },
  17: {bytes: 2, fromContent: bytes => bytes.readUInt16LE(), field: 7},
  19: {bytes: 2, fromContent: bytes => half(bytes.readUInt16LE()), field: 13, fromField: half},
  22: {bytes: 4, fromContent: bytes => bytes.readUInt32LE(), field: 16},
  23: {bytes: 8, fromContent: bytes => Number(bytes.readBigUInt64LE()), field: 17},
}

const [dtypeField, shapeField, contentField, dimField] = [1, 2, 4, 2]

/**
 * The number that a TensorProto holds, where it is a single one without dimensions; undefined for every other tensor.
 * @throws NotProtobuf
 */
export function scalarOf(tensor: Buffer): number | undefined {
  let dtype = 0
  let content: Buffer | undefined
  let hasDimensions = false
  const held = new Map<number, number>()
  for (const {number, value, wire, raw} of fieldsOf(tensor)) {
    if (number === dtypeField && wire === 'varint') dtype = Number(value)
    else if (number === shapeField) hasDimensions = [...fieldsOf(raw)].some(dim => dim.number === dimField)
    else if (number === contentField) content = raw
    else if (wire === 'bytes') {
      const first = firstPacked(number, raw)
      if (first !== undefined) held.set(number, first)
    } else held.set(number, Number(value))
  }
  const kind = kinds[dtype]
  if (!kind || hasDimensions) return undefined
  if (content !== undefined && content.length > 0)
    return content.length === kind.bytes ? kind.fromContent(content) : undefined
  // Protobuf leaves out a zero.
  const value = held.get(kind.field) ?? 0
  return kind.fromField ? kind.fromField(value) : value
}

/** Of numbers that stand in one piece, the first: a scalar has no second one. */
function firstPacked(field: number, raw: Buffer): number | undefined {
  if (raw.length === 0) return undefined
  if (field === 5) return raw.length >= 4 ? raw.readFloatLE() : undefined
  if (field === 6) return raw.length >= 8 ? raw.readDoubleLE() : undefined
  return [7, 10, 11, 13, 16, 17].includes(field) ? readVarint(raw, 0).value : undefined
}
