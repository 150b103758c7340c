/** Final letters of CSI and SS3 sequences. */
const letters: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  E: 'clear',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
  Z: 'shift-tab',
}

/** Numbers of `CSI number ~`. */
const numbers: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
}

/** Code points that keyboards report by number (kitty's protocol, xterm's modifyOtherKeys). */
const codePoints: Readonly<Record<string, string>> = {
  9: 'tab',
  13: 'enter',
  27: 'escape',
  32: 'space',
  127: 'backspace',
}

/** xterm's modifier parameter: 1 + bit field of shift 1, alt 2, ctrl 4. */
function withModifiers(name: string, parameter: string | undefined): string {
  const bits = Math.max(0, Number.parseInt(parameter ?? '1', 10) - 1) || 0
  const ctrl = bits & 4 ? 'ctrl-' : ''
  const alt = bits & 2 ? 'alt-' : ''
  const shift = bits & 1 && name.length > 1 ? 'shift-' : ''
  return ctrl + alt + shift + name
}

function named(codePoint: string | undefined, modifiers: string | undefined): string | undefined {
  const value = Number(codePoint)
  const word = codePoints[codePoint ?? '']
  if (word !== undefined) return withModifiers(word, modifiers)
  return value > 32 && value < 0x11_00_00 ? withModifiers(String.fromCodePoint(value), modifiers) : undefined
}

/**
 * The key behind a complete CSI sequence (`parameters` between `CSI` and its final letter), or undefined for what
 * is no key: mouse and focus reports, cursor positions, terminal identification.
 */
export function keyOfCsi(parameters: string, final: string): string | undefined {
  if (/^[<?>=]/.test(parameters)) return undefined
  const [first, second, third] = parameters.split(';')
  if (final === '~') {
    if (first === '27') return named(third, second)
    const name = numbers[first ?? '']
    return name && withModifiers(name, second)
  }
  if (final === 'u') return named(first?.split(':')[0], second?.split(':')[0])
  // `CSI row;column R` is a cursor position; F3 with a modifier looks the same and is given up.
  if (final === 'R' && parameters !== '') return undefined
  const name = letters[final]
  return name && withModifiers(name, second)
}

/** The key behind `ESC O letter`. */
export const keyOfSs3 = (letter: string): string | undefined => letters[letter]

/** Keys that have a name in place of a character. */
export const namedKeys: readonly string[] = [
  ...new Set([...Object.values(letters), ...Object.values(numbers), ...Object.values(codePoints)]),
]
