/** Cursor sequences that libraries send to stderr; they are no message. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with ESC
const cursor = /\x1b\[\?25[hl]/g

/**
 * Keeps what is written on stderr off the screen, warnings of Node among it; `release` hands it back, to be
 * printed when the screen is gone.
 */
export function holdErrors(stream: NodeJS.WriteStream): {release(): string} {
  const original = stream.write
  let held = ''
  stream.write = ((chunk: string | Uint8Array) => {
    held += (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')).replace(cursor, '')
    return true
  }) as typeof stream.write
  return {
    release: () => {
      stream.write = original
      return held
    },
  }
}
