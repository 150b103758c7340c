import {roleOf} from './headings.ts'

/** Encodings that price files come in beside UTF-8, by the names that `TextDecoder` knows. */
const legacy = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'euc-jp',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
] as const

type Legacy = (typeof legacy)[number]

/** The encoding of a text, and whether others would have served as well. */
export interface Encoding {
  /** As `TextDecoder` knows it. */
  readonly name: string
  readonly guessed: boolean
}

/** First bytes of the characters that make up most of a text: of what is decoded right, most lie there. */
const usual: Readonly<Partial<Record<Legacy, readonly [number, number]>>> = {
  gb18030: [0xb0, 0xd7],
  big5: [0xa4, 0xc6],
  shift_jis: [0x82, 0x98],
  'euc-kr': [0xb0, 0xc8],
  'euc-jp': [0xa4, 0xcf],
}

/** Undefined for bytes that are no text. */
export function findEncoding(sample: Uint8Array): Encoding | undefined {
  const sure = (name: string): Encoding => ({name, guessed: false})
  if (sample[0] === 0xff && sample[1] === 0xfe) return sure('utf-16le')
  if (sample[0] === 0xfe && sample[1] === 0xff) return sure('utf-16be')
  if (sample.includes(0)) return withoutMark(sample)
  if (decodes(sample, 'utf-8') !== undefined) return sure('utf-8')
  const scores = legacy.map(name => ({name, ...judge(sample, name)})).filter(({fits}) => fits)
  const [best, second] = scores.sort((a, b) => b.words - a.words || b.share - a.share)
  // Damaged UTF-8, perhaps: whatever has most words.
  if (!best) return {name: 'utf-8', guessed: true}
  return {name: best.name, guessed: best.words === 0 && second !== undefined}
}

/** UTF-16 without a mark: every other byte of ASCII is 0. */
function withoutMark(sample: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const half = sample.length / 2
  const [even = 0, odd = 0] = zeros.map(count => count / half)
  if (odd > 0.6 && even < 0.1) return {name: 'utf-16le', guessed: false}
  if (even > 0.6 && odd < 0.1) return {name: 'utf-16be', guessed: false}
  return undefined
}

/** Whether the bytes are an encoding's at all. */
export function decodes(sample: Uint8Array, name: string): string | undefined {
  try {
    // `stream` forgives a character that the sample cuts in two.
    return new TextDecoder(name, {fatal: true}).decode(sample, {stream: true})
  } catch {
    return undefined
  }
}

/** How many known headings an encoding makes of the bytes, and how usual its characters are. */
function judge(sample: Uint8Array, name: Legacy): {fits: boolean; words: number; share: number} {
  const text = decodes(sample, name)
  if (text === undefined) return {fits: false, words: 0, share: 0}
  const cells = text.slice(0, 4000).split(/[,;\t|"\r\n]+/)
  const known = cells.filter(cell => /[^\0-\x7f]/.test(cell) && roleOf(cell) !== undefined)
  return {fits: true, words: new Set(known).size, share: shareOf(sample, name)}
}

/** Of fewer different characters nothing can be told: Chinese spreadsheets are the most frequent. */
const tellingCharacters = 8

/** Two bytes of a kind for a character in East Asia; single ones between letters in the West. */
function shareOf(sample: Uint8Array, name: Legacy): number {
  const range = usual[name]
  const isHigh = (at: number) => (sample[at] ?? 0) >= 0x80
  const characters = new Set<number>()
  let [pairs, fitting, single, western] = [0, 0, 0, 0]
  for (let at = 0; at < sample.length; at++) {
    if (!isHigh(at)) continue
    single++
    if (!isHigh(at - 1) && !isHigh(at + 1)) western++
    if (!range) continue
    const lead = sample[at] as number
    characters.add(lead * 256 + (sample[at + 1] ?? 0))
    pairs++
    if (lead >= range[0] && lead <= range[1]) fitting++
    // The second byte of the pair.
    at++
  }
  // Of the single-byte ones the first is the likeliest, without a word that tells.
  if (!range) return single === 0 ? 0 : (western / single) * (name === 'windows-1252' ? 0.9 : 0.8)
  if (pairs === 0) return 0
  const doubt = name !== 'gb18030' && characters.size < tellingCharacters ? 0.9 : 1
  // The narrower the range, the more it says that all lie in it.
  return (doubt * fitting) / pairs / (range[1] - range[0] + 40) ** 0.1
}
