import type {Judgement} from '../../../answers/inspection.ts'

/** One sample that was read wrong. */
export interface Mistake {
  /** Number of the sample in the set that was judged. */
  readonly sample: number
  readonly truth: number
  readonly guess: number
  /** What the network gave its wrong answer. */
  readonly probability: number
}

export interface ClassJudgement extends Pick<Judgement, 'matrix' | 'accuracy' | 'classes'> {
  /** The wrong answers given with the highest probability, most confident first. */
  readonly mistakes: readonly Mistake[]
}

/**
 * Judges answers class by class.
 *
 * @param probabilities [samples, classes], row-major
 * @param labels one class number a sample
 * @param most how many mistakes to keep
 * @param each how many of each confusion to keep besides: a class that is taken for another one
 */
export function judgeClasses(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  names: readonly string[],
  most: number,
  each = 0,
): ClassJudgement {
  const classes = names.length
  const matrix = names.map(() => new Array<number>(classes).fill(0))
  const mistakes: Mistake[] = []
  let right = 0
  for (let sample = 0; sample < labels.length; sample++) {
    const truth = labels[sample] as number
    const guess = largest(probabilities, sample * classes, classes)
    const row = matrix[truth] as number[]
    row[guess] = (row[guess] as number) + 1
    if (guess === truth) right += 1
    else mistakes.push({sample, truth, guess, probability: probabilities[sample * classes + guess] as number})
  }
  mistakes.sort((a, b) => b.probability - a.probability || a.sample - b.sample)
  return {
    matrix,
    accuracy: share(right, labels.length),
    classes: names.map((label, at) => {
      const found = matrix[at]?.[at] ?? 0
      const count = sum(matrix[at] ?? [])
      const answers = sum(matrix.map(row => row[at] ?? 0))
      return {label, count, recall: share(found, count), precision: share(found, answers)}
    }),
    mistakes: kept(mistakes, most, each),
  }
}

/** The first `most`, and of every confusion the first `each`, in their order. */
function kept(mistakes: readonly Mistake[], most: number, each: number): Mistake[] {
  const counts = new Map<string, number>()
  return mistakes.filter(({truth, guess}, at) => {
    const key = `${truth} ${guess}`
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    return at < most || count < each
  })
}

function largest(values: ArrayLike<number>, from: number, count: number): number {
  let best = 0
  for (let i = 1; i < count; i++) if ((values[from + i] as number) > (values[from + best] as number)) best = i
  return best
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
