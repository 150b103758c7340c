import type {Random} from '../../random/random.ts'

/** One of the choices, each as likely as its share. */
export function pickByShare<T extends {readonly share: number}>(random: Random, choices: readonly T[]): T {
  let left = random.unit() * choices.reduce((sum, choice) => sum + choice.share, 0)
  for (const choice of choices) {
    left -= choice.share
    if (left < 0) return choice
  }
  return choices[choices.length - 1] as T
}
