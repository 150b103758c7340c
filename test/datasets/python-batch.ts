const short = (text: string) => Buffer.concat([Buffer.from([0x55, text.length]), Buffer.from(text)])
/** The opcode that names a module's member. */
export const global = (name: string) => Buffer.from(`c${name.replace(' ', '\n')}\n`)
const int16 = (n: number) => Buffer.from([0x4d, n & 255, n >> 8])
const int32 = (n: number) => Buffer.from([n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24])

/** A batch as Python 2 pickled it (protocol 2), which is how CIFAR-10 is published; `planes` are 3,072 bytes a picture. */
export function pythonBatch(
  planes: Uint8Array,
  labels: readonly number[],
  {type = 'u1', reconstruct = 'numpy.core.multiarray _reconstruct'} = {},
): Buffer {
  return Buffer.concat([
    Buffer.from([0x80, 2, 0x7d, 0x28]),
    ...[
      short('labels'),
      Buffer.from([0x5d, 0x71, 1, 0x28]),
      ...labels.map(n => Buffer.from([0x4b, n])),
      Buffer.from('e'),
    ],
    ...[short('data'), global(reconstruct), global('numpy ndarray'), Buffer.from([0x4b, 0, 0x85])],
    ...[
      short('b'),
      Buffer.from([0x87, 0x52]),
      Buffer.from([0x28, 0x4b, 1]),
      int16(labels.length),
      int16(3072),
      Buffer.from([0x86]),
    ],
    ...[global('numpy dtype'), short(type), Buffer.from([0x4b, 0, 0x4b, 1, 0x87, 0x52])],
    ...[
      Buffer.from([0x28, 0x4b, 3]),
      short('|'),
      Buffer.from('NNN'),
      Buffer.from([0x4a]),
      int32(-1),
      Buffer.from([0x4a]),
      int32(-1),
    ],
    ...[
      Buffer.from([0x4b, 0, 0x74, 0x62, 0x89, 0x54]),
      int32(planes.length),
      Buffer.from(planes),
      Buffer.from('tb'),
    ],
    Buffer.from('u.'),
  ])
}
