/** One class as an answer. */
export interface Ranked {
  readonly class: number
  readonly label: string
  /** 0 to 1. */
  readonly probability: number
}

export interface Ranking {
  /** Most probable first. */
  readonly top: readonly Ranked[]
  /** Whether the first is likely enough to be relied on. */
  readonly confident: boolean
}

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
