/** Nesting that none of our files comes near; beyond some thousand levels JSON.stringify fails. */
const deepest = 1000

/** A JSON text as a value; undefined where it is none, or nested so deeply that nobody could write it again. */
export function parseJson(text: string): unknown {
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

const [quote, backslash] = [0x22, 0x5c]
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b])
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d])

function isTooDeep(text: string): boolean {
  // Nearly every line of events is too short for that.
  if (text.length < 2 * deepest) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at)
    else if (opening.has(code)) depth++
    else if (closing.has(code)) depth--
    if (depth > deepest) return true
  }
  return false
}

/** The closing quote of a string, or the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at
}
