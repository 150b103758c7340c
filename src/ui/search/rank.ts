import {namesOf} from '../../chapters/glossary/find-terms.ts'
import {terms} from '../../chapters/glossary/terms.ts'
import type {Language} from '../../text/localised.ts'
import type {Entry, EntryKind} from './entries.ts'

/** Of two that say the same, the page comes before the term, and what is only mentioned in the notes last. */
const ofKind: Readonly<Record<EntryKind, number>> = {page: 8, term: 6, setting: 5, key: 2, notes: 0}

interface Folded {
  readonly titles: readonly string[]
  readonly also: readonly string[]
  readonly texts: readonly string[]
}

const folded = new WeakMap<Entry, Folded>()

function fold(entry: Entry): Folded {
  const known = folded.get(entry)
  if (known) return known
  const small = (words: readonly string[]) => words.map(word => word.toLowerCase())
  const {title, text, also} = entry
  const made = {titles: small([title.en, title.zh]), also: small(also), texts: small([text.en, text.zh])}
  folded.set(entry, made)
  return made
}

const isLetter = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char)

/** How well a word is found in a text: not at all, somewhere, at the beginning of a word, at the beginning, or as all of it. */
function found(text: string, word: string, points: readonly [number, number, number, number]): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (text === word) return points[3]
  if (at === 0) return points[2]
  return isLetter(text[at - 1]) ? points[0] : points[1]
}

const best = (texts: readonly string[], word: string, points: Parameters<typeof found>[2]): number =>
  texts.reduce((most, text) => Math.max(most, found(text, word, points)), 0)

function scoreWord({titles, also, texts}: Folded, word: string): number {
  return Math.max(
    best(titles, word, [35, 45, 60, 100]),
    best(also, word, [20, 30, 40, 70]),
    best(texts, word, [6, 10, 12, 14]),
  )
}

/** Every word has to be somewhere; side by side they count most. */
function score(entry: Entry, words: readonly string[]): number {
  const all = fold(entry)
  const phrase = scoreWord(all, words.join(' '))
  if (phrase > 0) return phrase + ofKind[entry.target.kind]
  let sum = 0
  for (const word of words) {
    const points = scoreWord(all, word)
    if (points === 0) return 0
    sum += points
  }
  return sum / words.length + ofKind[entry.target.kind]
}

const wordsOf = (typed: string): string[] => typed.toLowerCase().split(/\s+/).filter(Boolean)

/** What the glossary calls the same thing, in either language. */
function synonymsOf(typed: string): string[][] {
  const wanted = typed.trim().toLowerCase()
  return terms
    .filter(term => namesOf(term).includes(wanted))
    .flatMap(({name}) => [name.en, name.zh])
    .filter(name => name.toLowerCase() !== wanted)
    .map(wordsOf)
}

/** What was meant comes after what was typed. */
const bySynonym = 0.6

export interface Found {
  readonly entry: Entry
  readonly score: number
}

/** What is found for a text, best first; in either language, and by what the glossary calls the same in the other one. */
export function search(
  entries: readonly Entry[],
  typed: string,
  {most = 200, language}: {readonly most?: number; readonly language: Language},
): readonly Found[] {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const synonyms = synonymsOf(typed)
  const index = language === 'en' ? 0 : 1
  return entries
    .map((entry): Found => {
      const direct = score(entry, words)
      const meant = synonyms.reduce((top, one) => Math.max(top, score(entry, one)), 0) * bySynonym
      const points = Math.max(direct, meant)
      // Alike, what is found in one's own language comes first.
      const isOwn = points > 0 && words.every(word => fold(entry).texts[index]?.includes(word))
      return {entry, score: points + (isOwn ? 0.5 : 0)}
    })
    .filter(one => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}

/** The part of a text around the word that is in it, at most so many characters before it. */
export function excerpt(text: string, typed: string, before = 24): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const small = flat.toLowerCase()
  const places = wordsOf(typed).map(word => small.indexOf(word))
  const at = Math.max(-1, ...places)
  if (at <= before) return flat
  const from = flat.slice(0, at - before).lastIndexOf(' ')
  const start = from < 0 || at - from > 2 * before ? at - before : from + 1
  return `…${flat.slice(start)}`
}
