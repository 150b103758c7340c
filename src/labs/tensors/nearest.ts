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

/** Levenshtein's: insertions, deletions and replacements from one to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
