/** The room of a character, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a character is drawn of, where it is no letter. */
export type Shape =
  /** Path data to be filled. */
  | {readonly kind: 'fill'; readonly path: string}
  /** Path data to be stroked. */
  | {readonly kind: 'stroke'; readonly path: string}
  /** Path data of dots: strokes without length, with round ends. */
  | {readonly kind: 'dots'; readonly path: string}

const round = (value: number): number => Math.round(value * 100) / 100

const box = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`

/** Left, top, width and height of block elements, as parts of the character's room. */
const blocks: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '▀': [0, 0, 1, 1 / 2],
  '▐': [1 / 2, 0, 1 / 2, 1],
  ...Object.fromEntries([...'▁▂▃▄▅▆▇█'].map((char, at) => [char, [0, 1 - (at + 1) / 8, 1, (at + 1) / 8]])),
  ...Object.fromEntries([...'▏▎▍▌▋▊▉'].map((char, at) => [char, [0, 0, (at + 1) / 8, 1]])),
}

/** Which sides of a cell a line character reaches: l, r, u, d. */
const lines: Readonly<Record<string, string>> = {
  '─': 'lr',
  '│': 'ud',
  '┌': 'rd',
  '┐': 'ld',
  '└': 'ru',
  '┘': 'lu',
  '├': 'rud',
  '┤': 'lud',
  '┬': 'lrd',
  '┴': 'lru',
  '┼': 'lrud',
  '╴': 'l',
  '╵': 'u',
  '╶': 'r',
  '╷': 'd',
}

/** Two sides, joined by a bend. */
const bends: Readonly<Record<string, string>> = {'╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu'}

/** Strokes in pieces: across or upright, and of how many. */
const dashes: Readonly<Record<string, readonly ['lr' | 'ud', number]>> = {
  '╌': ['lr', 2],
  '┄': ['lr', 3],
  '┈': ['lr', 4],
  '╎': ['ud', 2],
  '┆': ['ud', 3],
  '┊': ['ud', 4],
}

/** Column and row of a braille character's dots, the lowest bit first. */
const brailleDots = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
] as const

const firstBraille = 0x2800

function dotsOf(code: number, {x, y, width, height}: Place): string {
  const bits = code - firstBraille
  return brailleDots
    .filter((_, bit) => bits & (1 << bit))
    .map(
      ([column, row]) =>
        `M${round(x + (width * (2 * column + 1)) / 4)} ${round(y + (height * (2 * row + 1)) / 8)}h0`,
    )
    .join('')
}

/** Lines and blocks join with their neighbours only when they are drawn, whatever the letters' font makes of them. */
export function shapeOf(char: string, place: Place): Shape | undefined {
  const {x, y, width, height} = place
  const code = char.codePointAt(0) ?? 0
  if (code >= firstBraille && code < firstBraille + 256) return {kind: 'dots', path: dotsOf(code, place)}
  const block = blocks[char]
  if (block !== undefined) {
    const [left, top, wide, high] = block
    return {kind: 'fill', path: box(x + left * width, y + top * height, wide * width, high * height)}
  }
  const [middleX, middleY] = [round(x + width / 2), round(y + height / 2)]
  const ends: Readonly<Record<string, string>> = {
    l: `${round(x)} ${middleY}`,
    r: `${round(x + width)} ${middleY}`,
    u: `${middleX} ${round(y)}`,
    d: `${middleX} ${round(y + height)}`,
  }
  const line = lines[char]
  if (line !== undefined)
    return {kind: 'stroke', path: [...line].map(side => `M${middleX} ${middleY}L${ends[side]}`).join('')}
  const bend = bends[char]
  if (bend !== undefined) {
    const [from = 'r', to = 'd'] = [...bend]
    return {kind: 'stroke', path: `M${ends[from]}Q${middleX} ${middleY} ${ends[to]}`}
  }
  const dash = dashes[char]
  if (dash === undefined) return undefined
  const [way, pieces] = dash
  const length = (way === 'lr' ? width : height) / pieces
  return {
    kind: 'stroke',
    path: Array.from({length: pieces}, (_, at) =>
      way === 'lr'
        ? `M${round(x + (at + 0.2) * length)} ${middleY}h${round(0.6 * length)}`
        : `M${middleX} ${round(y + (at + 0.2) * length)}v${round(0.6 * length)}`,
    ).join(''),
  }
}
