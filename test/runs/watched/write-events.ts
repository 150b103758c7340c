import {maskedCrc32c} from '../../../src/runs/watched/crc32c.ts'

/** A field of a message, as protobuf writes it. */
const key = (number: number, wire: number) => varint(number * 8 + wire)

export function varint(value: number | bigint): Buffer {
  const bytes: number[] = []
  let left = BigInt.asUintN(64, BigInt(value))
  do {
    bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0))
    left >>= 7n
  } while (left > 0n)
  return Buffer.from(bytes)
}

export const whole = (number: number, value: number | bigint) =>
  Buffer.concat([key(number, 0), varint(value)])
export const bytes = (number: number, value: Buffer | string) =>
  Buffer.concat([key(number, 2), varint(Buffer.byteLength(value)), Buffer.from(value)])
export function double(number: number, value: number): Buffer {
  const raw = Buffer.alloc(8)
  raw.writeDoubleLE(value)
  return Buffer.concat([key(number, 1), raw])
}
export function float(number: number, value: number): Buffer {
  const raw = Buffer.alloc(4)
  raw.writeFloatLE(value)
  return Buffer.concat([key(number, 5), raw])
}

/** A record with its length and its checksums. */
export function record(body: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeBigUInt64LE(BigInt(body.length))
  head.writeUInt32LE(maskedCrc32c(head, 0, 8), 8)
  const tail = Buffer.alloc(4)
  tail.writeUInt32LE(maskedCrc32c(body))
  return Buffer.concat([head, body, tail])
}

export const event = (t: number, step: number, ...fields: Buffer[]) =>
  record(Buffer.concat([double(1, t), whole(2, step), ...fields]))

/** The first record of every file. */
export const version = (t = 1000) => event(t, 0, bytes(3, 'brain.Event:2'))

/** A number as torch and TensorFlow 1 write it. */
export const simple = (tag: string, value: number, step: number, t = 1000 + step) =>
  event(t, step, bytes(5, bytes(1, Buffer.concat([bytes(1, tag), float(2, value)]))))

/** A number as TensorFlow 2 writes it. */
export const tensor = (tag: string, proto: Buffer, step: number, plugin?: string) =>
  event(
    1000 + step,
    step,
    bytes(
      5,
      bytes(
        1,
        Buffer.concat([
          bytes(1, tag),
          bytes(8, proto),
          ...(plugin === undefined ? [] : [bytes(9, bytes(1, bytes(1, plugin)))]),
        ]),
      ),
    ),
  )

/** A session that begins at a step. */
export const begins = (step: number) => event(1000 + step, step, bytes(7, whole(1, 1)))
