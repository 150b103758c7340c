import {editDistance} from '../../text/edit-distance.ts'

/** The known word most like what was typed, if any is near enough to be meant. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const wanted = plain(typed)
  let best: string | undefined
  let least = Math.floor(wanted.length / 3) + 1
  for (const word of known) {
    const distance = editDistance(wanted, plain(word))
    if (distance < least) {
      least = distance
      best = word
    }
  }
  return best
}

const plain = (word: string) => word.slice(0, 60).replaceAll('_', '').toLowerCase()
