/** A text in an encoding that Node decodes but does not write: all of its characters are decoded once and looked up. */
export function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map<string, readonly number[]>()
  for (let one = 0x80; one < 0x100; one++) {
    bytes.set(decoder.decode(Uint8Array.of(one)), [one])
    for (let two = 0x40; two < 0x100; two++) {
      const char = decoder.decode(Uint8Array.of(one, two))
      if ([...char].length === 1 && char !== '\ufffd' && !bytes.has(char)) bytes.set(char, [one, two])
    }
  }
  return Uint8Array.from(
    [...text].flatMap(char => (char < '\x80' ? [char.charCodeAt(0)] : (bytes.get(char) ?? [0x3f]))),
  )
}
