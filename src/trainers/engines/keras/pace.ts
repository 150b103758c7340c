/** How many steps are asked for at once. */
export interface Pace {
  readonly steps: number
  /** Learns from what so many steps have taken. */
  took(steps: number, milliseconds: number): void
}

/** Milliseconds that a call is to take: requests are looked at between two of them. */
const aim = 50

/**
 * Small networks make many steps between two looks, large ones a single one. The first call of a kind compiles the
 * network and says nothing of its speed, so the number at most doubles.
 * @param most the largest number
 */
export function openPace(most: number): Pace {
  let steps = 1
  return {
    get steps() {
      return steps
    },
    took(done, milliseconds) {
      const fitting = Math.floor((done * aim) / Math.max(milliseconds, 0.01))
      steps = Math.max(1, Math.min(most, fitting, 2 * done))
    },
  }
}
