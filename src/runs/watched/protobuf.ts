/*
 * The few fields of TensorBoard's messages that are wanted, read by hand. No kept package reads event files: `tfrecord`
 * on npm has not changed since 2018, builds an addon for its CRC and reads no file that grows; protobufjs would be
 * larger than all that is here.
 */

/** One field of a message: a number for what stands in the message itself, bytes for what has a length. */
export interface Field {
  readonly number: number
  readonly value: number | Buffer
  /** Of a number: how it is written. */
  readonly wire: 'varint' | 'fixed64' | 'fixed32' | 'bytes'
  /** The bytes of a fixed number, for whoever knows what it is. */
  readonly raw: Buffer
}

/** What is no message. */
export class NotProtobuf extends Error {}

/** The fields of a message, in their order. @throws NotProtobuf */
export function* fieldsOf(bytes: Buffer): Generator<Field> {
  let at = 0
  const varint = (): number => {
    const read = readVarint(bytes, at)
    at = read.end
    return read.value
  }
  const take = (length: number): Buffer => {
    if (length < 0 || at + length > bytes.length) throw new NotProtobuf()
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const key = varint()
    const number = Math.floor(key / 8)
    switch (key % 8) {
      case 0: {
        const from = at
        const value = varint()
        yield {number, value, wire: 'varint', raw: bytes.subarray(from, at)}
        break
      }
      case 1: {
        const raw = take(8)
        yield {number, value: raw.readDoubleLE(), wire: 'fixed64', raw}
        break
      }
      case 2: {
        const raw = take(varint())
        yield {number, value: raw, wire: 'bytes', raw}
        break
      }
      case 5: {
        const raw = take(4)
        yield {number, value: raw.readFloatLE(), wire: 'fixed32', raw}
        break
      }
      default:
        throw new NotProtobuf()
    }
  }
}

/** Bytes of the longest whole number: a negative one always has as many. */
const longestVarint = 10

/**
 * A whole number as protobuf writes it, signed, and where it ends. Beyond 2^53 it loses its last digits.
 * @throws NotProtobuf
 */
export function readVarint(bytes: Buffer, from: number): {readonly value: number; readonly end: number} {
  let value = 0
  for (let index = 0; index < longestVarint; index++) {
    const byte = bytes[from + index]
    if (byte === undefined) break
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte >= 0x80) continue
    const end = from + index + 1
    return {value: index + 1 < longestVarint ? value : readLongest(bytes.subarray(from, end)), end}
  }
  throw new NotProtobuf()
}

const readLongest = (bytes: Buffer): number =>
  Number(
    BigInt.asIntN(
      64,
      bytes.reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 0x7f), 0n),
    ),
  )
