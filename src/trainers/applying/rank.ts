import type {Ranking} from '../../answers/applying.ts'

/** An answer that is less probable than this deserves a warning. */
const reliable = 0.6

/** The most probable classes of one sample. Outputs beyond the class names (iris with four units) go by their number. */
export function rank(probabilities: ArrayLike<number>, labels: readonly string[], most = 5): Ranking {
  const top = Array.from(probabilities, (probability, i) => ({
    class: i,
    label: labels[i] ?? `#${i}`,
    probability,
  }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, most)
  return {top, confident: (top[0]?.probability ?? 0) >= reliable}
}
