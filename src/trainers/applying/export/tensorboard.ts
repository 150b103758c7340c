/** One measured value of a curve. */
export interface Scalar {
  readonly tag: string
  readonly step: number
  /** Seconds since 1970. */
  readonly time: number
  readonly value: number
}

/** CRC-32C (Castagnoli), bit by bit reflected. */
const table = Uint32Array.from({length: 256}, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  return crc
})

function maskedCrc(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  crc = ~crc >>> 0
  return (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0
}

/** A record of TensorFlow's own framing: length, its checksum, the data, its checksum. */
function framed(data: Uint8Array): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(data.length))
  const [before, after] = [Buffer.alloc(4), Buffer.alloc(4)]
  before.writeUInt32LE(maskedCrc(length))
  after.writeUInt32LE(maskedCrc(data))
  return Buffer.concat([length, before, data, after])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}

const nested = (field: number, data: Uint8Array): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(data.length), data])

function double(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = field * 8 + 1
  bytes.writeDoubleLE(value, 1)
  return bytes
}

function float(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = field * 8 + 5
  bytes.writeFloatLE(value, 1)
  return bytes
}

/** Event {1: wall_time, 2: step, 5: summary {1: value {1: tag, 2: simple_value}}} of tensorflow/core/util/event.proto. */
const event = ({tag, step, time, value}: Scalar): Buffer =>
  Buffer.concat([
    double(1, time),
    varint(16),
    varint(step),
    nested(5, nested(1, Buffer.concat([nested(1, Buffer.from(tag)), float(2, value)]))),
  ])

/** A file of events as TensorBoard reads it, its first record naming the version. */
export function tensorboardFile(scalars: readonly Scalar[], begun: number): Uint8Array {
  const version = Buffer.concat([double(1, begun), nested(3, Buffer.from('brain.Event:2'))])
  return Buffer.concat([framed(version), ...scalars.map(scalar => framed(event(scalar)))])
}
