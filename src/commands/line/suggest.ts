import {editDistance} from '../../text/edit-distance.ts'

/** The word of a list that was probably meant, if one is near enough. */
export function suggest(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  const ranked = known
    .map(word => ({word, distance: editDistance(wanted, word.toLowerCase())}))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  if (best && best.distance <= Math.max(1, Math.floor(wanted.length / 3))) return best.word
  return wanted.length >= 3 ? known.find(word => word.toLowerCase().startsWith(wanted)) : undefined
}
